import type { Pen } from "./pen.ts";
import type { Step } from "./step.ts";

/** The small stories that a plan is put together from. */
export type Scenario = (pen: Pen) => Step[];

const DELIVERED = 3;
const READ = 4;
const PLAYED = 5;
const FAR = 4_000_000_000_000; // epoch ms: wishes are told apart by it

const anybody = ({ random, people }: Pen): string => random.pick(people);
const key = (remoteJid: string, id: string, fromMe = false) => ({ remoteJid, fromMe, id });

/** Somebody writes, a few texts at once. */
const direct: Scenario = (pen) => {
  const ids = Array.from({ length: 1 + pen.random.below(5) }, pen.id);
  const body = { chat: anybody(pen), ids, count: ids.length, at: pen.at(ids.length) };
  return [pen.step("say", body, { messages: ids })];
};

/** Several people write at once, so that much waits to be decrypted. */
const burst: Scenario = (pen) => {
  const ids = Array.from({ length: 30 }, pen.id);
  const body = { chats: pen.people.slice(0, 4), ids, count: ids.length, at: pen.at(ids.length) };
  return [pen.step("say", body, { messages: ids })];
};

/** 1, 3, 4, 2: what was said last does not arrive last. */
const shuffled: Scenario = (pen) => {
  const ids = Array.from({ length: 4 }, pen.id);
  const body = { chat: anybody(pen), ids, count: ids.length, order: [0, 2, 3, 1], at: pen.at(ids.length) };
  return [pen.step("say", body, { messages: ids })];
};

/** Members speak in a group, one after the other: sender keys are made, shared and used. */
const group: Scenario = (pen) => {
  const [first, ...more] = pen.groups;
  if (!first) return direct(pen);
  const { jid, members } = pen.random.pick([first, ...more]);
  return Array.from({ length: 1 + pen.random.below(3) }, () => {
    const ids = Array.from({ length: 1 + pen.random.below(3) }, pen.id);
    const sender = members[pen.random.below(members.length)];
    return pen.step("say", { chat: jid, sender, ids, count: ids.length, at: pen.at(ids.length) }, { messages: ids });
  });
};

/** The owner writes on the phone, and others receive and read it. */
const own: Scenario = (pen) => {
  const [chat, id] = [anybody(pen), pen.id()];
  const far = (["delivery", "read", "played"] as const).slice(0, 1 + pen.random.below(3));
  const reached = { delivery: DELIVERED, read: READ, played: PLAYED };
  return [
    pen.step(
      "send",
      { own: true, chat, id, at: pen.at(), message: { conversation: "from the phone" } },
      { messages: [id] },
    ),
    ...far.map((type) =>
      pen.step("receipt", { chat, ids: [id], type, at: pen.at() }, { statuses: { [id]: reached[type] } }),
    ),
  ];
};

/** The same stanza twice, and once more sealed anew: the sender has not heard that it arrived. */
const again: Scenario = (pen) => {
  const [chat, id] = [anybody(pen), pen.id()];
  const body = { chat, id, at: pen.at(), message: { conversation: "once" } };
  return [pen.step("send", { ...body, duplicate: true }, { messages: [id] }), pen.step("send", body)];
};

/** Unreadable at first: asked for again, and answered. */
const unreadable: Scenario = (pen) => {
  const id = pen.id();
  const body = { chat: anybody(pen), id, at: pen.at(), corrupt: true, message: { conversation: "second try" } };
  return [pen.step("send", body, { messages: [id] })];
};

/** A text, what others think of it, and what becomes of it. */
const changed: Scenario = (pen) => {
  const [chat, id] = [anybody(pen), pen.id()];
  const tell = (message: object) => pen.step("send", { chat, id: pen.id(), at: pen.at(), message });
  const said = pen.step(
    "send",
    { chat, id, at: pen.at(), message: { conversation: "first words" } },
    { messages: [id] },
  );
  const edit = tell({
    protocolMessage: { type: "MESSAGE_EDIT", key: key(chat, id), editedMessage: { conversation: "better words" } },
  });
  const liked = tell({ reactionMessage: { key: key(chat, id), text: pen.random.pick(["👍", "❤️", "🎉"]) } });
  const revoked = tell({ protocolMessage: { type: "REVOKE", key: key(chat, id) } });
  return pen.random.pick([
    [said, liked, edit],
    [edit, said, liked],
    [said, edit, revoked],
    [liked, said],
  ]);
};

/** The owner reads a chat on the phone. */
const read: Scenario = (pen) => {
  const [chat, id] = [anybody(pen), pen.id()];
  const said = pen.step("send", { chat, id, at: pen.at(), message: { conversation: "read me" } }, { messages: [id] });
  return [said, pen.step("read", { chat })];
};

/** The owner decides about a chat on the phone. */
const decided: Scenario = (pen) => {
  const wish = pen.random.pick([
    { archived: true },
    { archived: false },
    { pinned: true },
    { pinned: false },
    { mutedUntil: -1 },
  ]);
  return [pen.step("change", { chat: anybody(pen), ...wish })];
};

/** No network for a while: what is said meanwhile waits in the queue. */
const away: Scenario = (pen) => {
  const talk = [...direct(pen), ...group(pen), ...own(pen)];
  return [pen.step("offline", { on: true }), ...talk, pen.step("offline", { on: false })];
};

/** A script mutes chats, each until a moment of its own. */
const wished: Scenario = (pen) => {
  const chats = pen.wishing.splice(0, 2);
  return chats.map((chat) => pen.wish(chat, FAR + pen.at()));
};

/** Most of a day is talk. */
export const DAILY: [Scenario, ...Scenario[]] = [direct, direct, group, group, own, own, shuffled, again, unreadable, changed, read, decided, wished]; // prettier-ignore

/** Each of them happens at least once. */
export const EACH: readonly Scenario[] = [...new Set(DAILY), burst];

export { away };
