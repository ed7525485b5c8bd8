import type { ActivityEntry, Message } from "@/app/_trpc/trpc.ts";
import { previewOf } from "@/app/_chats/preview.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { addressWords } from "@/app/_ui/phone-number.ts";
import { sessionWords } from "@/app/_ui/session-words.ts";

type LoggedEvent = Extract<ActivityEntry, { kind: "event" }>;
/** Whoever or whatever it happened to; undefined: the number itself. */
type Told = { who: string | undefined; sentence: string };
type Named = { jid?: string; name?: string | null; pushName?: string | null; subject?: string | null };

/** What became of a number, a chat, a message, a person, in the words of a line. */
export function eventWords({ type, at, data }: LoggedEvent): Told {
  switch (type) {
    case "session.status":
      return { who: undefined, sentence: statusWords(data as { status: string; statusReason: string | null }, at) };
    case "session.deleted":
      return { who: undefined, sentence: "was deleted" };
    case "message.upserted":
    case "message.status":
      return messageWords(data as Message, type === "message.status"); // safe: the log holds what the API presents
    case "chat.upserted":
      return { who: nameOf(data), sentence: chatWords(data) };
    case "chat.deleted":
      return { who: nameOf(data), sentence: "left the stored copy" };
    case "contact.upserted":
      return { who: nameOf(data), sentence: "is known by name or number" };
    case "group.upserted":
      return { who: nameOf(data), sentence: "changed as a group" };
    default:
      return { who: undefined, sentence: type };
  }
}

const UNKNOWN = { lastConnectedAt: null, lastEventAt: null, historySync: null };

const statusWords = (state: { status: string; statusReason: string | null }, at: number) =>
  sessionWords({ ...UNKNOWN, ...state }, at).words;

function messageWords(message: Message, receipt: boolean): Told {
  const preview = previewOf(message).text;
  if (receipt)
    return { who: addressWords(message.chatJid), sentence: `${STATUS[message.status ?? ""] ?? "has"} “${preview}”` };
  const who = message.fromMe
    ? undefined
    : cleanLine(message.senderName) || addressWords(message.senderJid ?? message.chatJid);
  const verb = message.edited ? "changed" : "wrote";
  return { who, sentence: message.deleted ? "deleted a message" : `${verb} “${preview}”` };
}

const STATUS: Readonly<Record<string, string>> = {
  server: "is being sent",
  delivered: "was given",
  read: "has read",
  played: "has played",
  failed: "did not get",
};

function nameOf(data: Named): string {
  const name = [data.name, data.subject, data.pushName].map(cleanLine).find((text) => text !== "");
  return name ?? addressWords(data.jid ?? "");
}

type ChatState = { unreadCount?: number; pinned?: boolean; archived?: boolean; mutedUntil?: number | null };

/** "changed: 2 unread, pinned"; the order of the marks of a row. */
function chatWords({ unreadCount = 0, pinned, archived, mutedUntil }: ChatState): string {
  const marks = [
    ...(unreadCount > 0 ? [`${unreadCount} unread`] : []),
    ...(pinned ? ["pinned"] : []),
    ...(typeof mutedUntil === "number" ? ["muted"] : []),
    ...(archived ? ["archived"] : []),
  ];
  return marks.length === 0 ? "is read" : `is ${marks.join(", ")}`;
}
