"use client";
import { skipToken, useQuery } from "@tanstack/react-query";
import { IconArrowLeft, IconCalendar, IconLayoutSidebarRight, IconSearch } from "@tabler/icons-react";
import type { Chat } from "@/server/chats/schema.ts";
import { findJid, phoneNumberOf, type ChatType } from "@/server/jid.ts";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { Face } from "@/app/_ui/face.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { addressWords, formatPhone } from "@/app/_ui/phone-number.ts";
import classes from "./thread.module.css";

const KINDS: Readonly<Record<ChatType, string>> = {
  dm: "",
  group: "Group",
  newsletter: "Channel",
  broadcast: "Broadcast list",
  status: "Status updates",
};

const ACTS = [
  { part: "find", label: "Find in this chat", Icon: IconSearch },
  { part: "date", label: "Jump to a date", Icon: IconCalendar },
  { part: "details", label: "Details", Icon: IconLayoutSidebarRight },
] as const;

/** What the head opens. */
export type Part = (typeof ACTS)[number]["part"];

type Props = { chat: Chat | undefined; back: string; onOpen: (part: Part) => void };

export function ThreadHead({ chat, back, onOpen }: Props) {
  if (!chat) return <header className={classes.head} />;
  const name = cleanLine(chat.name) || addressWords(chat.jid);
  return (
    <header className={classes.head}>
      <a
        className={classes.back}
        href={back}
        aria-label="Back to the chats"
        onClick={(event) => {
          event.preventDefault();
          const params = new URLSearchParams(window.location.search);
          params.delete("at");
          window.history.pushState(null, "", params.size === 0 ? back : `${back}?${params.toString()}`);
        }}
      >
        <IconArrowLeft size={22} stroke={1.75} />
      </a>
      <Face jid={chat.jid} name={name} type={chat.type} size={36} />
      <div className={classes.names}>
        <h1 className={classes.name}>
          <bdi>{name}</bdi>
        </h1>
        <SecondLine chat={chat} name={name} />
      </div>
      <div className={classes.acts}>
        {ACTS.map(({ part, label, Icon }) => (
          <IconButton key={part} label={label} onClick={() => onOpen(part)}>
            <Icon size={18} stroke={1.75} aria-hidden />
          </IconButton>
        ))}
      </div>
    </header>
  );
}

/** The number unless it is the name, or what kind of chat it is and how many people are in it. */
function SecondLine({ chat, name }: { chat: Chat; name: string }) {
  const trpc = useTRPC();
  const { data: group } = useQuery(
    trpc.groups.get.queryOptions(chat.type === "group" ? { session: chat.sessionId, gid: chat.jid } : skipToken),
  );
  const digits = phoneNumberOf(findJid(chat.jid));
  const people = group?.memberCount ? `, ${group.memberCount.toLocaleString()} members` : "";
  const words = digits === null ? KINDS[chat.type] + people : formatPhone(digits);
  return words === "" || words === name ? null : <span className={classes.second}>{words}</span>;
}
