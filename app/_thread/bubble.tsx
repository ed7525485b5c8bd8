"use client";
import {
  IconBan,
  IconCalendarEvent,
  IconChartBar,
  IconHelp,
  IconMapPin,
  IconPhoneX,
  IconUser,
} from "@tabler/icons-react";
import { memo, type ReactNode } from "react";
import type { ChatType } from "@/server/jid.ts";
import type { Message } from "@/server/messages/schema.ts";
import { previewOf } from "@/app/_chats/preview.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { Face } from "@/app/_ui/face.tsx";
import { hueOf } from "@/app/_ui/hue.ts";
import { MarkedWords } from "@/app/_ui/marked-words.tsx";
import { addressWords } from "@/app/_ui/phone-number.ts";
import { Ticks } from "@/app/_ui/ticks.tsx";
import { clockTime, fullTime } from "@/app/_ui/time-words.ts";
import classes from "./bubble.module.css";
import { mapLink } from "./map-link.ts";
import { MediaCard } from "./media-card.tsx";
import { MessageText } from "./message-text.tsx";
import { readingDirection } from "./reading-direction.ts";
import { Reactions } from "./reactions.tsx";
import type { ThreadItem } from "./thread-items.ts";

type Props = {
  item: ThreadItem;
  type: ChatType;
  names: ReadonlyMap<string, string>;
  /** What is searched for, marked where it stands. */
  words: string;
  onQuote: (waMessageId: string) => void;
};

/** One message of a thread; the sender's name on the first and face on the last of what they say in a row. */
export const Bubble = memo(function Bubble({ item, type, names, words, onQuote }: Props) {
  const { message, first, last } = item;
  if (message.type === "system") return <SystemLine message={message} />;
  const inGroup = type === "group" && !message.fromMe;
  return (
    <div className={classes.row} data-mine={message.fromMe || undefined} data-first={first || undefined}>
      {inGroup && <SenderFace message={message} shown={last} />}
      <div className={classes.stack}>
        <Body {...{ message, names, words, onQuote }} named={inGroup && first} tail={last} />
        <Reactions reactions={message.reactions} names={names} />
      </div>
    </div>
  );
});

type BodyProps = Pick<Props, "names" | "words" | "onQuote"> & { message: Message; named: boolean; tail: boolean };

function Body({ message, named, tail, names, words, onQuote }: BodyProps) {
  return (
    <div
      className={classes.bubble}
      dir={readingDirection(message.media?.caption ?? message.body)}
      data-tail={tail || undefined}
      data-deleted={message.deleted || undefined}
    >
      {named && <SenderName message={message} />}
      {message.quoted && <Quote quoted={message.quoted} names={names} onPress={onQuote} />}
      <Content message={message} words={words} />
      <Meta message={message} />
    </div>
  );
}

const SenderFace = ({ message, shown }: { message: Message; shown: boolean }) => (
  <span className={classes.face}>
    {shown && <Face jid={message.senderJid ?? ""} name={message.senderName} type="dm" size={28} />}
  </span>
);

const SenderName = ({ message: { senderName, senderJid } }: { message: Message }) => (
  <bdi className={classes.sender} style={{ color: `var(--sb-hue-${hueOf(senderJid ?? "")}-name)` }}>
    {nameOf(senderName, senderJid)}
  </bdi>
);

const nameOf = (name: string | null, jid: string | null) => cleanLine(name) || (jid === null ? "" : addressWords(jid));

function SystemLine({ message }: { message: Message }) {
  return (
    <p className={classes.system}>
      <bdi>{previewOf(message).text}</bdi>
    </p>
  );
}

type QuoteProps = { quoted: NonNullable<Message["quoted"]>; names: Props["names"]; onPress: Props["onQuote"] };

function Quote({ quoted: { waMessageId, senderJid, body }, names, onPress }: QuoteProps) {
  const hue = `var(--sb-hue-${hueOf(senderJid ?? "")}-name)`;
  return (
    <button
      type="button"
      className={classes.quote}
      style={{ borderColor: hue }}
      title="Go to the original"
      onClick={() => onPress(waMessageId)}
    >
      {senderJid !== null && (
        <bdi className={classes.quoteName} style={{ color: hue }}>
          {nameOf(names.get(senderJid) ?? null, senderJid)}
        </bdi>
      )}
      <bdi className={classes.quoteText}>{cleanLine(body) || "Message without text"}</bdi>
    </button>
  );
}

function Content({ message, words: sought }: { message: Message; words: string }) {
  if (message.deleted)
    return (
      <Note icon={<IconBan size={16} stroke={1.75} aria-hidden />}>
        {message.fromMe ? "Deleted" : "Deleted by its sender"}
      </Note>
    );
  const words = message.media?.caption ?? message.body;
  return (
    <>
      <MediaCard type={message.type} media={message.media} />
      {Object.hasOwn(MARKED, message.type) ? (
        <Marked message={message} words={sought} />
      ) : (
        words !== null && words !== "" && <MessageText text={words} words={sought} />
      )}
    </>
  );
}

const MARKED: Readonly<Partial<Record<Message["type"], ReactNode>>> = {
  location: <IconMapPin size={18} stroke={1.75} aria-hidden />,
  contact: <IconUser size={18} stroke={1.75} aria-hidden />,
  poll: <IconChartBar size={18} stroke={1.75} aria-hidden />,
  event: <IconCalendarEvent size={18} stroke={1.75} aria-hidden />,
  call: <IconPhoneX size={18} stroke={1.75} aria-hidden />,
  unsupported: <IconHelp size={18} stroke={1.75} aria-hidden />,
};

/** Things that are neither text nor file: their mark and their words; a place leads to a map. */
function Marked({ message, words }: { message: Message; words: string }) {
  const { text } = previewOf(message);
  const marked = <MarkedWords text={text} q={words} />;
  const map = message.type === "location" ? mapLink(text) : undefined;
  return (
    <Note icon={MARKED[message.type]}>
      {map === undefined ? (
        marked
      ) : (
        <a className={classes.link} href={map} target="_blank" rel="noopener noreferrer nofollow">
          {marked}
        </a>
      )}
    </Note>
  );
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.note}>
      {icon}
      <bdi>{children}</bdi>
    </span>
  );
}

function Meta({ message }: { message: Message }) {
  return (
    <span className={classes.meta}>
      {message.edited && !message.deleted && "edited "}
      <time dateTime={new Date(message.timestamp).toISOString()} title={fullTime(message.timestamp)}>
        {clockTime(message.timestamp)}
      </time>
      {message.fromMe && message.status !== null && <Ticks status={message.status} />}
    </span>
  );
}
