import { lidJid, lidOf } from "../address.ts";
import { randomFrom, type Random } from "../random.ts";
import { jidOf, otherJidOf, type Chat, type Directory, type HistorySource, type Person } from "./directory.ts";
import { CHANNELS, GROUPS, HOSTILE_NAMES, nameSomebody, NAMES } from "./names.ts";
import { LANGUAGES, PHRASES, type Language } from "./phrases.ts";
import { shareMessages } from "./share-messages.ts";

const DAY = 86_400;
const SPREAD = 500 * DAY;
const PINS = 3;
/** Co-prime to every power of ten: steps through all numbers of a prefix before one repeats. */
const STRIDE = 73_939;
/** No phone has so many chats. */
const BEYOND = 300_000;

/** Everything about the phone's chats except their messages; the same for the same source. */
export function planDirectory(source: HistorySource): Directory {
  const random = randomFrom(`directory ${source.seed}`);
  const people = Array.from({ length: Math.max(12, Math.ceil(source.chats * 0.9)) }, (_, index) =>
    planPerson(random, source, index),
  );
  const shares = shareMessages(random, source);
  const chats = shares.map((messages, index) => planChat({ random, source, people }, { index, messages }));
  if (source.hostile) nameHostilely(chats);
  return {
    chats,
    people,
    byJid: new Map(chats.flatMap((chat) => addressesOf(chat).map((jid) => [jid, chat]))),
  };
}

type Cast = { random: Random; source: HistorySource; people: Person[] };

function planPerson(random: Random, source: HistorySource, index: number): Person {
  const language = random.chance(0.4) ? "en" : random.pick(LANGUAGES);
  const { prefix, digits } = NAMES[language];
  const limit = 10 ** digits;
  const numberAt = (place: number) => `${prefix}${String((place * STRIDE + 123_457) % limit).padStart(digits, "0")}`;
  const phone = numberAt(index) === source.phone ? numberAt(index + BEYOND) : numberAt(index);
  const { saved, push } = nameSomebody(random, language);
  const hidden = random.chance(0.03);
  const known = !hidden && random.chance(0.75);
  return {
    phone: hidden ? undefined : phone,
    lid: lidOf(phone),
    name: known ? saved : undefined,
    pushName: random.chance(known ? 0.8 : 0.85) ? push : undefined,
    language,
  };
}

function planChat(cast: Cast, { index, messages }: { index: number; messages: number }): Chat {
  const { random, source } = cast;
  const base = {
    index,
    messages,
    newestAt: newestAt(random, source, index),
    ...planFlags(random, source, { index, messages }),
  };
  const die = random.next();
  const person = cast.people[index - Math.floor(index / 10)];
  if (index % 10 !== 9 && person) return { ...base, ...planPersonChat(random, person) };
  return die < 0.75 ? { ...base, ...planGroup(cast, index) } : { ...base, ...planChannel(random, index) };
}

type Identity = Pick<Chat, "jid" | "kind" | "name" | "language" | "person" | "members" | "addressing">;

function planPersonChat(random: Random, person: Person): Identity {
  const addressing = person.phone === undefined || random.chance(0.35) ? "lid" : "pn";
  const jid = jidOf(person, addressing);
  return { jid, kind: "person", name: person.name, language: person.language, person, members: [], addressing };
}

function planGroup({ random, people }: Cast, index: number): Identity {
  const language = random.pick(LANGUAGES);
  const first = random.below(people.length);
  const size = Math.min(people.length, 3 + random.below(random.chance(0.1) ? 200 : 20));
  const members = Array.from({ length: size }, (_, step) => people[(first + step) % people.length]).filter(
    (person) => person !== undefined,
  );
  const addressing = random.chance(0.5) ? "lid" : "pn";
  const name = withPlace(random, language, random.pick(GROUPS[language]));
  return {
    jid: `${serial("120363", index)}@g.us`,
    kind: "group",
    name,
    language,
    person: undefined,
    members,
    addressing,
  };
}

function planChannel(random: Random, index: number): Identity {
  const language = random.pick(LANGUAGES);
  const name = withPlace(random, language, random.pick(CHANNELS));
  return {
    jid: `${serial("120364", index)}@newsletter`,
    kind: "channel",
    name,
    language,
    person: undefined,
    members: [],
    addressing: "pn",
  };
}

/** The first chat is the newest; ages grow quadratically, and neighbours now and then share a second. */
function newestAt(random: Random, { bornAt, chats }: HistorySource, index: number): number {
  const age = Math.floor(SPREAD * (index / Math.max(chats, 1)) ** 2);
  return Math.floor(bornAt / 1000) - 60 - age - (random.chance(0.1) ? 0 : random.below(30));
}

function planFlags(random: Random, source: HistorySource, { index, messages }: { index: number; messages: number }) {
  const born = Math.floor(source.bornAt / 1000);
  const pinned = index < PINS * 5 && index % 5 === 2;
  const unread =
    messages > 0 && random.chance(index < 60 ? 0.35 : 0.1)
      ? Math.min(messages, 1 + random.below(random.chance(0.1) ? 40 : 5))
      : 0;
  return {
    unread,
    markedUnread: unread === 0 && random.chance(0.01),
    archived: !pinned && random.chance(0.08),
    pinnedAt: pinned ? born - (index + 1) * DAY : undefined,
    mutedUntil: random.chance(0.12) ? mute(random, born) : undefined,
  };
}

function mute(random: Random, born: number): number {
  const until = born + random.pick([8 * 3600, 7 * DAY, 365 * DAY]);
  return random.pick([-1, until, until * 1000]);
}

function withPlace(random: Random, language: Language, name: string): string {
  const { places } = PHRASES[language];
  return name.replace("{place}", places[random.below(places.length)] ?? places[0]);
}

const serial = (prefix: string, index: number) =>
  `${prefix}${String(100_000_000_000 + ((index * STRIDE) % 899_999_999_999))}`;

function nameHostilely(chats: Chat[]): void {
  const named = chats.filter((chat) => chat.kind !== "channel").slice(0, HOSTILE_NAMES.length);
  for (const [index, chat] of named.entries()) {
    chat.name = HOSTILE_NAMES[index];
    if (chat.person) chat.person.pushName = HOSTILE_NAMES[index];
  }
}

function addressesOf(chat: Chat): string[] {
  const other = chat.person && otherJidOf(chat.person, chat.addressing);
  return [chat.jid, ...(other === undefined ? [] : [other]), ...(chat.person ? [lidJid(chat.person.lid)] : [])];
}
