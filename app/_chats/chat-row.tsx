"use client";
import { IconArchive, IconBellOff, IconCheck, IconPin } from "@tabler/icons-react";
import { memo } from "react";
import type { Chat } from "@/server/chats/schema.ts";
import { badgeWords } from "@/app/_ui/badge-words.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { Face } from "@/app/_ui/face.tsx";
import { fullTime, rowTime } from "@/app/_ui/time-words.ts";
import { HitText } from "@/app/_ui/hit-text.tsx";
import { addressWords } from "@/app/_ui/phone-number.ts";
import classes from "./chat-row.module.css";
import { previewOf } from "./preview.ts";
import { PreviewLine } from "./preview-line.tsx";

type Props = {
  chat: Chat;
  index: number;
  total: number;
  top: number;
  height: number;
  today: number;
  q: string;
  /** Archived, and nothing else says so. */
  boxed: boolean;
  href: string;
  open: boolean;
  selected: boolean;
  tabbable: boolean;
};

/** One chat of the list. What happens in it is the list's business, so that a fling mounts rows without hooks or listeners. */
export const ChatRow = memo(function ChatRow(props: Props) {
  const { chat, index, total, top, height, today, q, boxed, href, open, selected, tabbable } = props;
  const name = cleanLine(chat.name) || addressWords(chat.jid);
  const time = chat.lastMessageAt === null ? "" : rowTime(chat.lastMessageAt, today);
  const calls = chat.unreadCount > 0 && chat.mutedUntil === null;
  return (
    <div
      role="listitem"
      className={classes.row}
      aria-posinset={index + 1}
      aria-setsize={total}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <a
        href={href}
        className={classes.link}
        data-chat={chat.id}
        data-unread={calls || undefined}
        data-selected={selected || undefined}
        aria-current={open ? "page" : undefined}
        aria-label={rowName(chat, { name, time, selected })}
        tabIndex={tabbable ? 0 : -1}
      >
        <RowFace chat={chat} name={name} selected={selected} size={height > 64 ? 48 : 44} />
        <span className={classes.line}>
          <bdi className={classes.name}>
            <HitText text={name} q={q} />
          </bdi>
          <RowTime at={chat.lastMessageAt} words={time} />
        </span>
        <span className={classes.line}>
          <PreviewLine chat={chat} />
          <Marks chat={chat} boxed={boxed} />
        </span>
      </a>
      <button type="button" className={classes.more} tabIndex={-1} aria-label={`More for ${name}`}>
        ⋯
      </button>
    </div>
  );
});

type FaceProps = { chat: Chat; name: string; selected: boolean; size: number };

/** A chosen chat has a check in its place, of the same size. */
function RowFace({ chat, name, selected, size }: FaceProps) {
  if (!selected) return <Face jid={chat.jid} name={name} type={chat.type} size={size} />;
  return (
    <span className={classes.chosen} style={{ width: size, height: size }} aria-hidden>
      <IconCheck size={24} stroke={2.25} />
    </span>
  );
}

function RowTime({ at, words }: { at: number | null; words: string }) {
  if (at === null) return null;
  return (
    <time className={classes.time} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {words}
    </time>
  );
}

function Marks({ chat: { mutedUntil, pinned, unreadCount }, boxed }: { chat: Chat; boxed: boolean }) {
  const muted = mutedUntil !== null;
  return (
    <>
      {boxed && <IconArchive className={classes.sign} size={14} stroke={2} aria-hidden />}
      {muted && <IconBellOff className={classes.sign} size={14} stroke={2} aria-hidden />}
      {pinned && <IconPin className={classes.sign} size={14} stroke={2} aria-hidden />}
      {unreadCount > 0 && (
        <span className={classes.badge} data-muted={muted || undefined}>
          {badgeWords(unreadCount)}
        </span>
      )}
    </>
  );
}

/** "Layla Haddad, 2 unread, See you there, 14:29, pinned, muted" */
function rowName(chat: Chat, { name, time, selected }: { name: string; time: string; selected: boolean }): string {
  const preview = chat.lastMessage ? previewOf(chat.lastMessage).text : "No messages stored yet";
  const unread = chat.unreadCount > 0 && `${chat.unreadCount} unread`;
  const marks = [chat.archived && "archived", chat.pinned && "pinned", chat.mutedUntil !== null && "muted"];
  return [selected && "Selected", name, unread, preview, time, ...marks].filter(Boolean).join(", ");
}
