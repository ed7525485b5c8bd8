import { chatPath } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { previewOf } from "@/app/_chats/preview.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { Face } from "@/app/_ui/face.tsx";
import { findHit } from "@/app/_ui/hit.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { addressWords, formatPhone } from "@/app/_ui/phone-number.ts";
import { isConnected, jackColor, sessionName } from "@/app/_ui/session-words.ts";
import { findJid, phoneNumberOf } from "@/server/jid.ts";
import type { Chat } from "@/server/chats/schema.ts";
import type { Entry } from "./entry.ts";
import classes from "./palette.module.css";

/** A chat of any number, with the number it belongs to at the end. */
export function chatEntry(chat: Chat, { q, sessions }: { q: string; sessions: readonly Session[] }): Entry {
  const title = cleanLine(chat.name) || addressWords(chat.jid);
  const session = sessions.find(({ id }) => id === chat.sessionId);
  return {
    id: `chat ${chat.sessionId} ${chat.jid}`,
    group: q === "" ? "Recent chats" : "Chats",
    title,
    hint: hintOf(chat, { q, title }),
    mark: <Face jid={chat.jid} name={chat.name} type={chat.type} size={28} />,
    end: session && sessions.length > 1 && <NumberMark session={session} />,
    href: chatPath(chat.sessionId, chat.jid),
  };
}

/** Found by its number, a chat shows the number; else what was said last. */
function hintOf(chat: Chat, { q, title }: { q: string; title: string }): string {
  const digits = phoneNumberOf(findJid(chat.jid));
  if (q !== "" && digits !== null && !findHit(title, q)) return formatPhone(digits);
  return chat.lastMessage ? previewOf(chat.lastMessage).text : "";
}

const NumberMark = ({ session }: { session: Session }) => (
  <span className={classes.number}>
    <Jack color={jackColor(session)} connected={isConnected(session)} size={14} />
    <bdi>{sessionName(session)}</bdi>
  </span>
);
