"use client";
import { IconArrowLeft, IconCalendar, IconLayoutSidebarRight, IconSearch } from "@tabler/icons-react";
import type { Chat } from "@/server/chats/schema.ts";
import { findJid, phoneNumberOf, type ChatType } from "@/server/jid.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { Face } from "@/app/_ui/face.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { addressWords, formatPhone } from "@/app/_ui/phone-number.ts";
import { GroupLine } from "./group-line.tsx";
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

/** The number unless it is the name, who is in the group, or what kind of chat it is. */
function SecondLine({ chat: { sessionId, jid, type }, name }: { chat: Chat; name: string }) {
  const digits = phoneNumberOf(findJid(jid));
  const words = digits === null ? KINDS[type] : formatPhone(digits);
  if (words === "" || words === name) return null;
  return (
    <span className={classes.second}>{type === "group" ? <GroupLine session={sessionId} gid={jid} /> : words}</span>
  );
}
