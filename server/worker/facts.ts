import type { Jid } from "@/server/jid.ts";
import type { MESSAGE_TYPES, Media, Quoted } from "@/server/messages/schema.ts";

/** What a row of the inbox says, in our own words: the only thing a projection sees. */

export type Pair = { lid: Jid; phone: Jid };

/** `noted` is when something was told, epoch ms by the inbox's clock: of two words the later one counts, whichever is read first. */
type Noted = { noted: number };

/** `name` null: the address book has none any more. */
export type ContactFact = Noted & { jid: Jid; name?: string | null; verifiedName?: string; pushName?: string };

export type ChatFact = Noted & {
  jid: Jid;
  name?: string;
  /** It is there now, even without a message. */
  exists?: boolean;
  /** History's own count of unread messages, true at `historyAt`: the time of its newest message, epoch ms, at least 1. */
  unread?: number;
  historyAt?: number;
  markedUnread?: boolean;
  archived?: boolean;
  pinned?: boolean;
  mutedUntil?: number | null;
};

export type MessageType = (typeof MESSAGE_TYPES)[number];

/** Which message: in groups and broadcasts `participant` sent it, '' where the chat or `fromMe` says it. */
export type MessageKey = { chat: Jid; waId: string; fromMe: boolean; participant: Jid | "" };

export type MessageFact = MessageKey & {
  type: MessageType;
  body: string | null;
  quoted: Quoted | null;
  mentions: Jid[];
  media: Media | null;
  status: number | null;
  deleted: boolean;
  content: boolean;
  at: number;
  sentAt: number;
  payload: Buffer | null;
  /** Came with history: counted there, and no event of its own. */
  history: boolean;
  receivedAt: number;
};

export type EditFact = MessageKey & { body: string | null; at: number };
export type RevokeFact = MessageKey;
export type ReactionFact = { chat: Jid; waId: string; sender: Jid; emoji: string; at: number };
export type StatusFact = { chat: Jid; waId: string; status: number };
/** How far an own message got with one of several who hear it. */
export type ReceiptFact = StatusFact & { participant: Jid };
/** Read on the phone: everything up to that message, or up to that time; with neither, all that had come by then. */
export type ReadFact = Noted & { chat: Jid; waId?: string; at?: number };

/** Deleted on the phone, for its owner alone. */
export type RemovalFact = { chat: Jid; waId: string; fromMe: boolean };
/** A whole chat deleted on the phone, with all that had been told of it by then. */
export type ChatRemovalFact = Noted & { jid: Jid };

export type LabelFact = Noted & { id: string; name: string | null; color: number | null; deleted: boolean };
/** A chat (`waId` is '') or a message got a label or lost it. */
export type LabelingFact = Noted & { label: string; chat: Jid; waId: string; present: boolean };

/** How a group is, completely. `me` are the own addresses. */
export type GroupFact = Noted & {
  about: "group";
  me: Jid[];
  jid: Jid;
  subject: string | null;
  description: string | null;
  owner: Jid | null;
  announce: boolean;
  locked: boolean;
  createdAt: number | null;
  members: { jid: Jid; role: "member" | "admin" | "superadmin" }[];
};
/** All the groups we are in, or one that we are not in any more. */
export type MembershipFact = Noted & { me: Jid[] } & ({ about: "joined"; jids: Jid[] } | { about: "left"; jid: Jid });

export type Facts = {
  pairs: Pair[];
  contacts: ContactFact[];
  chats: ChatFact[];
  messages: MessageFact[];
  edits: EditFact[];
  revokes: RevokeFact[];
  reactions: ReactionFact[];
  statuses: StatusFact[];
  receipts: ReceiptFact[];
  reads: ReadFact[];
  removals: RemovalFact[];
  deletedChats: ChatRemovalFact[];
  labels: LabelFact[];
  labelings: LabelingFact[];
  groups: (GroupFact | MembershipFact)[];
};

export const noFacts = (): Facts => ({
  pairs: [],
  contacts: [],
  chats: [],
  messages: [],
  edits: [],
  revokes: [],
  reactions: [],
  statuses: [],
  receipts: [],
  reads: [],
  removals: [],
  deletedChats: [],
  labels: [],
  labelings: [],
  groups: [],
});

const KINDS = Object.keys(noFacts()) as (keyof Facts)[];

export const mergeFacts = (all: readonly Facts[]): Facts =>
  Object.fromEntries(KINDS.map((kind) => [kind, all.flatMap((facts): unknown[] => facts[kind])])) as Facts; // safe: kind by kind
