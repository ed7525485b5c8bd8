import type { proto } from "@whiskeysockets/baileys";
import type { Collections } from "./app-state/collection.ts";
import type { Journal } from "./journal.ts";
import type { Stanza } from "./stanza.ts";
import type { Connection } from "./connection.ts";
import type { Chain, SenderKey } from "./group-cipher.ts";
import type { LiveGroup } from "./groups/group.ts";
import type { Directory } from "./history/directory.ts";

/** A key as a device uploaded it. Byte strings are base64 throughout the state: it is written as JSON. */
export type PreKey = { id: number; value: string };
export type SignedPreKey = PreKey & { signature: string };

/** A linked device, as the server knows it. */
export type Device = {
  id: number;
  noise: string;
  identity: string;
  registrationId: number;
  signedPreKey: SignedPreKey;
  preKeys: PreKey[];
  /** The history has been put into the queue. */
  historySent: boolean;
};

/** What goes wrong for this account, on purpose. */
type Faults = {
  /** So many messages still to come are unreadable at first. */
  corrupt?: number | undefined;
  /** Kinds of request (xmlns) that are never answered. */
  unanswered?: readonly string[] | undefined;
  /** Logins are refused with this reason. */
  failure?: number | null | undefined;
  /** What is sent is dated so much too late (or, negative, too early). */
  skewMs?: number | undefined;
  /** What the client sends is refused with this code. */
  sendError?: number | null | undefined;
};

/** What of an account outlives the process. Times are epoch ms. */
export type AccountState = {
  phone: string;
  pushName: string;
  seed: string;
  chats: number;
  messages: number;
  hostile: boolean;
  settingsBy: "history" | "appState" | "both";
  historyBy: "inline" | "media";
  mediaDelayMs: number;
  /** Chats in a chunk of the history. */
  chunk: number;
  /** Messages of a chat that come with the history; older ones on demand. */
  perChat: number;
  /** A client that asks for settings from the beginning gets them whole, as a file; else every change that there was. */
  snapshots: boolean;
  bornAt: number;
  nextDevice: number;
  devices: Device[];
  /** Signal sessions by `device|contact`, as libsignal serialises them. */
  sessions: Record<string, unknown>;
  /** Live messages so far: numbers the random choices, so that they go on instead of repeating. */
  said: number;
  trickle: number;
  offline: boolean;
  /** Live incoming messages not read yet, by group or person (`contactAt`): what `read` names in its receipt. */
  unread: Record<string, string[]>;
  /** The owner's settings, as the server keeps them for the devices. */
  collections: Collections;
  /** By `contact|group`: how people in groups seal. */
  senderKeys: Record<string, SenderKey>;
  /** By `device|group|key id`: how to read what the clients write to groups. */
  clientChains: Record<string, Chain>;
  /** Groups that are no longer as they were when the phone was first linked. */
  groups: Record<string, LiveGroup>;
  faults: Faults;
  /** False while the process runs: after a crash the sessions may lag behind what was sent, and are begun anew. */
  closedCleanly: boolean;
};

/** What a new account has, and one that an older version wrote. */
export const blankState = (): Omit<AccountState, "phone" | "pushName" | "seed" | "chats" | "messages" | "bornAt"> => ({
  hostile: false,
  settingsBy: "history",
  historyBy: "inline",
  mediaDelayMs: 0,
  chunk: 750,
  perChat: 1_000_000,
  snapshots: false,
  nextDevice: 1,
  devices: [],
  sessions: {},
  said: 0,
  trickle: 0,
  offline: false,
  unread: {},
  collections: {},
  senderKeys: {},
  clientChains: {},
  groups: {},
  faults: {},
  closedCleanly: false,
});

/** A stanza that waits for its receipt. */
export type Letter = {
  id: string;
  device: number;
  stanza: Stanza;
  /** From the phone to its companion: offered after the offline queue, as the client's first sync expects. */
  peer: boolean;
  /** What a retry receipt is answered from: who wrote, and the message unencrypted. */
  retry?: { contact: string; plain: Uint8Array; corrupt?: number };
  /** How often it is offered on a connection; once when absent. */
  copies?: number;
  /** Refusals of an earlier encryption that are still under way. */
  staleRefusals: number;
};

type Tally = { logins: number; replaced: number; offered: number; receipted: number; refused: number };

/** An account while the process runs. */
export type Account = {
  state: AccountState;
  directory: Directory;
  /** By letter id, in the order of sending. */
  queue: Map<string, Letter>;
  /** Logged-in connections by device. */
  online: Map<number, Connection>;
  /** What a client was not given, by message id: the phone has it, and sends it on request. */
  withheld: Map<string, proto.IWebMessageInfo>;
  tally: Tally;
  journal: Journal;
  /** Requests and other stanzas received, by xmlns or tag. */
  received: Record<string, number>;
  /** Kinds of request that nobody here knows how to answer. */
  unknownIqs: string[];
  /** Messages the client sent, oldest first, the last thousand. */
  sent: { id: string; to: string; text: string | null; message: object }[];
};

/** Each device has its own copy of a letter, and a receipt may bear the id of the message it is about. */
export const letterKey = ({
  device,
  stanza: { tag },
  id,
}: Pick<Letter, "device" | "id"> & { stanza: Pick<Stanza, "tag"> }): string => `${device}|${tag}|${id}`;
