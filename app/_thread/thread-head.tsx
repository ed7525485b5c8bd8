"use client";
import { IconArrowLeft } from "@tabler/icons-react";
import type { Chat } from "@/server/chats/schema.ts";
import { findJid, phoneNumberOf, type ChatType } from "@/server/jid.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { Face } from "@/app/_ui/face.tsx";
import { addressWords, formatPhone } from "@/app/_ui/phone-number.ts";
import classes from "./thread.module.css";

const KINDS: Readonly<Record<ChatType, string>> = {
  dm: "",
  group: "Group",
  newsletter: "Channel",
  broadcast: "Broadcast list",
  status: "Status updates",
};

export function ThreadHead({ chat, back }: { chat: Chat | undefined; back: string }) {
  if (!chat) return <header className={classes.head} />;
  const name = cleanLine(chat.name) || addressWords(chat.jid);
  const digits = phoneNumberOf(findJid(chat.jid));
  const second = digits === null ? KINDS[chat.type] : formatPhone(digits);
  return (
    <header className={classes.head}>
      <a
        className={classes.back}
        href={back}
        aria-label="Back to the chats"
        onClick={(event) => {
          event.preventDefault();
          window.history.pushState(null, "", back + window.location.search);
        }}
      >
        <IconArrowLeft size={22} stroke={1.75} />
      </a>
      <Face jid={chat.jid} name={name} type={chat.type} size={36} />
      <div className={classes.names}>
        <h1 className={classes.name}>
          <bdi>{name}</bdi>
        </h1>
        {second !== "" && second !== name && <span className={classes.second}>{second}</span>}
      </div>
    </header>
  );
}
