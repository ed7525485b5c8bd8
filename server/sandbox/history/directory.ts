import { lidJid, phoneJid } from "../address.ts";
import type { Language } from "./phrases.ts";

export type Person = {
  /** Digits; undefined when WhatsApp hides the number and only the LID is known. */
  phone: string | undefined;
  lid: string;
  /** In the phone's address book. */
  name: string | undefined;
  pushName: string | undefined;
  language: Language;
};

/** A chat of the phone at the moment of linking; times in epoch seconds. */
export type Chat = {
  index: number;
  jid: string;
  kind: "person" | "group" | "channel";
  name: string | undefined;
  language: Language;
  /** The other side of a person's chat. */
  person: Person | undefined;
  /** Of a group, the owner of the phone left out. */
  members: Person[];
  addressing: "pn" | "lid";
  messages: number;
  newestAt: number;
  unread: number;
  markedUnread: boolean;
  archived: boolean;
  pinnedAt: number | undefined;
  /** −1: for ever. Seconds or milliseconds, as real phones send both. */
  mutedUntil: number | undefined;
};

/** Whom and what this phone knows. */
export type Directory = { chats: Chat[]; byJid: Map<string, Chat>; people: Person[] };

export type HistorySource = {
  phone: string;
  seed: string;
  chats: number;
  messages: number;
  hostile: boolean;
  settingsBy: "history" | "appState" | "both";
  /** Chats in a chunk. */
  chunk: number;
  /** As many of a chat's messages come by themselves; older ones on demand. */
  perChat: number;
  /** Epoch ms: the newest message is a moment older. */
  bornAt: number;
};

/** How a person is addressed: by phone where asked for and possible, else by LID. */
export const jidOf = (person: Person, addressing: "pn" | "lid"): string =>
  addressing === "pn" && person.phone !== undefined ? phoneJid(person.phone) : lidJid(person.lid);

/** The person's other address, when they have two. */
export const otherJidOf = (person: Person, addressing: "pn" | "lid"): string | undefined =>
  person.phone === undefined ? undefined : jidOf(person, addressing === "pn" ? "lid" : "pn");

/** Somebody the phone has never written with. */
export const stranger = (address: Pick<Person, "phone" | "lid">): Person => ({
  ...address,
  name: undefined,
  pushName: undefined,
  language: "en",
});
