import type { Jid } from "@/server/jid.ts";
import type { MESSAGE_TYPES, Media, Quoted } from "@/server/messages/schema.ts";

/** What a row of the inbox says, in our own words: the only thing a projection sees. */

export type Pair = { lid: Jid; phone: Jid };

export type ContactFact = { jid: Jid; name?: string; verifiedName?: string; pushName?: string };

export type ChatFact = {
  jid: Jid;
  name?: string;
  /** Newer than what is stored: a rename. Otherwise the name only fills a gap. */
  renamed?: boolean;
  /** It is there now, even without a message. */
  exists?: boolean;
  /** Time of the newest message, epoch ms, as history gives it. */
  lastAt?: number;
  /** History's own count of unread messages, true at `historyAt`. */
  unread?: number;
  historyAt?: number;
  historyNoted?: number;
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
  /** Stands in for a message that could not be read yet. */
  placeholder: boolean;
  /** Came with history: counted there, and no event of its own. */
  history: boolean;
  receivedAt: number;
};

export type EditFact = MessageKey & { body: string | null; at: number };
export type RevokeFact = MessageKey;
export type ReactionFact = { chat: Jid; waId: string; sender: Jid; emoji: string; at: number };
export type StatusFact = { chat: Jid; waId: string; status: number };
/** Read on the phone: everything up to that message, or up to that time. */
export type ReadFact = { chat: Jid; waId?: string; at?: number; noted: number };

/** How a group is, completely. */
export type GroupFact = {
  about: "group";
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
type MembershipFact = { me: Jid[] } & ({ about: "joined"; jids: Jid[] } | { about: "left"; jid: Jid });

export type Facts = {
  pairs: Pair[];
  contacts: ContactFact[];
  chats: ChatFact[];
  messages: MessageFact[];
  edits: EditFact[];
  revokes: RevokeFact[];
  reactions: ReactionFact[];
  statuses: StatusFact[];
  reads: ReadFact[];
  deletedChats: Jid[];
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
  reads: [],
  deletedChats: [],
  groups: [],
});

export function mergeFacts(all: readonly Facts[]): Facts {
  return {
    pairs: all.flatMap((facts) => facts.pairs),
    contacts: all.flatMap((facts) => facts.contacts),
    chats: all.flatMap((facts) => facts.chats),
    messages: all.flatMap((facts) => facts.messages),
    edits: all.flatMap((facts) => facts.edits),
    revokes: all.flatMap((facts) => facts.revokes),
    reactions: all.flatMap((facts) => facts.reactions),
    statuses: all.flatMap((facts) => facts.statuses),
    reads: all.flatMap((facts) => facts.reads),
    deletedChats: all.flatMap((facts) => facts.deletedChats),
    groups: all.flatMap((facts) => facts.groups),
  };
}
