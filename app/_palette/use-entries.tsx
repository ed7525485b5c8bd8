"use client";
import { useMantineColorScheme } from "@mantine/core";
import {
  IconArchive,
  IconBellOff,
  IconChecks,
  IconDeviceMobilePlus,
  IconKeyboard,
  IconLogout,
  IconDeviceDesktop,
  IconMessageSearch,
  IconMoon,
  IconPin,
  IconSun,
} from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { archiving, MUTES, muting, pinning, reading } from "@/app/_chats/chat-act.ts";
import { useKnownChat } from "@/app/_chats/chat-lists.tsx";
import { useChatActs } from "@/app/_chats/use-chat-acts.ts";
import { logOut } from "@/app/_frame/log-out.ts";
import { pagesFor } from "@/app/_frame/pages.ts";
import { chatsPath, chatsPlaceOf, findingPath } from "@/app/_frame/places.ts";
import type { Me, Session } from "@/app/_trpc/trpc.ts";
import { findHit } from "@/app/_ui/hit.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { formatPhone } from "@/app/_ui/phone-number.ts";
import { isConnected, jackColor, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { chatEntry } from "./chat-entries.tsx";
import type { Entry } from "./entry.ts";
import { openOverlay } from "./palette-state.ts";
import type { Found } from "./use-found-chats.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

type Given = { me: Me; found: Found; sessions: readonly Session[] };

/** Everything that the words lead to, chats first; without words the latest chats and what can be done here. */
export function useEntries({ me, found, sessions }: Given): Entry[] {
  const { q, session, chats } = found;
  const place = chatsPlaceOf(usePathname());
  const chatActs = useThisChat({ me, session: place?.session ?? "", cid: place?.cid ?? "" });
  const actions = useActions(me);
  const all = sessions.filter(({ id }) => session === undefined || id === session);
  const fitting = (entries: Entry[]) =>
    q === "" ? entries : entries.filter(({ title, also }) => findHit(`${title} ${also ?? ""}`, q));
  return [
    ...chats.map((chat) => chatEntry(chat, { q, sessions })),
    ...(session === undefined ? fitting(all.map(numberEntry)) : []),
    ...fitting([...chatActs, ...pagesFor(me).map(pageEntry), ...actions]),
    ...searches({ q, sessions: all, here: session ?? place?.session }),
  ];
}

const numberEntry = (session: Session): Entry => ({
  id: `number ${session.id}`,
  group: "Numbers",
  title: sessionName(session),
  hint: sessionWords(session, 0).words,
  also: `${session.phoneNumber ?? ""} ${session.phoneNumber === null ? "" : formatPhone(session.phoneNumber)}`,
  mark: <Jack color={jackColor(session)} connected={isConnected(session)} />,
  href: chatsPath(session.id),
});

/** Messages are searched in one number: the one here, else the first. */
function searches({
  q,
  sessions,
  here,
}: {
  q: string;
  sessions: readonly Session[];
  here: string | undefined;
}): Entry[] {
  const session = sessions.find(({ id }) => id === here) ?? sessions[0];
  if (q === "" || !session) return [];
  return [
    {
      id: "messages",
      group: "Messages",
      title: `Search messages for “${q}”`,
      hint: `in ${sessionName(session)}`,
      mark: <IconMessageSearch {...ICON} />,
      href: findingPath(session.id, q),
    },
  ];
}

const pageEntry = ({ href, label, Icon, key, outside }: ReturnType<typeof pagesFor>[number]): Entry => ({
  id: `page ${href}`,
  group: "Pages",
  title: label,
  mark: <Icon {...ICON} />,
  end: key && <kbd>g {key}</kbd>,
  href,
  ...(outside && { outside }),
});

function useThisChat({ me, session, cid }: { me: Me; session: string; cid: string }): Entry[] {
  const chat = useKnownChat(session, cid);
  const perform = useChatActs();
  if (!chat || !me.capabilities.includes("send")) return [];
  const entry = (title: string, mark: Entry["mark"], run: () => void): Entry => ({
    id: `this ${title}`,
    group: "This chat",
    title,
    also: "chat",
    mark,
    run,
  });
  const read = reading([chat]);
  return [
    ...(read.steps.length > 0 ? [entry("Mark as read", <IconChecks {...ICON} />, () => perform(read))] : []),
    entry(chat.archived ? "Unarchive" : "Archive", <IconArchive {...ICON} />, () => perform(archiving([chat]))),
    entry(chat.pinned ? "Unpin" : "Pin", <IconPin {...ICON} />, () => perform(pinning([chat]))),
    ...(chat.mutedUntil === null
      ? MUTES.map(({ label, until }) =>
          entry(`Mute: ${label}`, <IconBellOff {...ICON} />, () => perform(muting([chat], until(Date.now())))),
        )
      : [entry("Unmute", <IconBellOff {...ICON} />, () => perform(muting([chat], null)))]),
  ];
}

function useActions(me: Me): Entry[] {
  const { setColorScheme } = useMantineColorScheme();
  const act = (words: { title: string; also: string }, mark: Entry["mark"], run: () => void): Entry => ({
    id: `act ${words.title}`,
    group: "Actions",
    ...words,
    mark,
    run,
  });
  const link: Entry = {
    id: "act link",
    group: "Actions",
    title: "Link a number",
    also: "add session phone QR",
    mark: <IconDeviceMobilePlus {...ICON} />,
    href: "/sessions?add",
  };
  return [
    ...(me.capabilities.includes("manage") ? [link] : []),
    act({ title: "Light theme", also: "bright" }, <IconSun {...ICON} />, () => setColorScheme("light")),
    act({ title: "Dark theme", also: "night" }, <IconMoon {...ICON} />, () => setColorScheme("dark")),
    act({ title: "Theme as the system", also: "auto" }, <IconDeviceDesktop {...ICON} />, () => setColorScheme("auto")),
    act({ title: "Keyboard shortcuts", also: "keys help" }, <IconKeyboard {...ICON} />, () => openOverlay("shortcuts")),
    act({ title: "Log out", also: "sign out leave" }, <IconLogout {...ICON} />, () => void logOut()),
  ];
}
