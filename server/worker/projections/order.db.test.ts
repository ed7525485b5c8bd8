import { fc, test } from "@fast-check/vitest";
import { proto } from "@whiskeysockets/baileys";
import { afterAll, describe, expect } from "vitest";
import { dumpCopy } from "@/server/testing/dump-copy.ts";
import { size } from "@/server/testing/size.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { pool } from "@/server/db/client.ts";
import { applyRows, linkedSession, ME } from "@/server/testing/own-number.ts";
import type { Batch } from "../batch.ts";
import { readBatch } from "../content/read-batch.ts";
import { readHistory } from "../content/read-history.ts";
import { type RawMessage } from "../content/reading.ts";
import { readMessage } from "../content/read-message.ts";
import { type Facts, mergeFacts, noFacts } from "../facts.ts";

/**
 * Any permutation and duplication of the same events ends in the same tables: the rule that everything in this folder keeps. Each event
 * is what one row of the inbox says; rows are applied one by one, or several together.
 */

const T = 1_700_000_000; // seconds, as WhatsApp gives them
const STEP = 20; // seconds between the events of one n and the next
const runs = Number(process.env.PROPERTY_RUNS ?? size(200, 1_000));
const { Status } = proto.WebMessageInfo;
const STATUSES = [Status.PENDING, Status.SERVER_ACK, Status.DELIVERY_ACK, Status.READ];
const { Type } = proto.Message.ProtocolMessage;

const apply = (session: string, pieces: readonly Facts[]) =>
  applyRows(session, pieces, { history: true, silent: true });

/** Second `offset` of step n. What one step tells of one thing is always the same, so that no two words are of the same moment. */
const at = (n: number, offset: number) => T + n * STEP + offset;
/** A counterexample shows what is in a row, not what is not. */
function legible(facts: Facts): Facts {
  const some = Object.entries(facts).filter(([, list]) => list.length > 0);
  const brief = (name: string, value: unknown) =>
    ["payload", "quoted", "mentions", "media"].includes(name) ? undefined : value;
  return Object.defineProperty(facts, fc.toStringMethod, {
    value: () => `\n  ${JSON.stringify(Object.fromEntries(some), brief)}`,
    enumerable: false,
  });
}
const message = (raw: RawMessage, seconds: number): Facts => {
  const facts = noFacts();
  readMessage(
    { messageTimestamp: seconds, ...raw },
    { me: ME, receivedAt: seconds * 1_000 + 500, history: false },
    facts,
  );
  return legible(facts);
};
const batch = (given: Batch, seconds: number) =>
  legible(readBatch(given, { me: ME, receivedAt: seconds * 1_000 + 700, history: false }));

const PEOPLE = 2;
const MEMBERS = "777@g.us"; // who is in it never changes, so that what its receipts mean does not
const GROUP = "555@g.us";
const phone = (who: number) => `20${who}@s.whatsapp.net`;
const lid = (who: number) => `80${who}@lid`;
const addressOf = ({ who, hidden }: { who: number; hidden: boolean }) => (hidden ? lid(who) : phone(who));

const step = fc.integer({ min: 0, max: 7 });
const person = fc.record({ who: fc.integer({ min: 1, max: PEOPLE }), hidden: fc.boolean() });
const inDirect = fc.record({ ...{ to: person, fromMe: fc.boolean(), n: step }, group: fc.constant(false) });
const inGroup = fc.record({ ...{ to: person, fromMe: fc.constant(false), n: step }, group: fc.constant(true) });
type Target = { to: { who: number; hidden: boolean }; fromMe: boolean; n: number; group: boolean };
const target: fc.Arbitrary<Target> = fc.oneof({ weight: 3, arbitrary: inDirect }, inGroup);

const idOf = ({ to, fromMe, n, group }: Target) => `${group ? "G" : "D"}${to.who}${fromMe ? "o" : "i"}${n}`;
const secondsOf = ({ to, fromMe, n }: Target) => at(n, to.who * 2 + (fromMe ? 1 : 0));
const keyOf = (told: Target) => ({
  remoteJid: told.group ? GROUP : addressOf(told.to),
  ...(told.group && { participant: addressOf(told.to) }),
  fromMe: told.fromMe,
});

const text = fc.record({ told: target, knowing: fc.boolean() }).map(({ told, knowing }) => {
  const other = addressOf({ ...told.to, hidden: !told.to.hidden });
  const key = {
    ...keyOf(told),
    id: idOf(told),
    ...(knowing && { [told.group ? "participantAlt" : "remoteJidAlt"]: other }),
  };
  const more: RawMessage = told.fromMe
    ? { status: STATUSES[told.n % 4]! }
    : { pushName: `Person ${told.to.who}, ${told.n}` };
  return message({ key, message: { conversation: `text ${idOf(told)}` }, ...more }, secondsOf(told));
});
/** Of some a key to read the group could be decrypted, and no more. */
const placeholder = target.map((told) =>
  message(
    {
      key: { ...keyOf(told), id: idOf(told) },
      messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT,
      ...(told.n % 2 === 1 && { message: { senderKeyDistributionMessage: { groupId: GROUP } } }),
    },
    secondsOf(told),
  ),
);
/** A message about another one, by the one who sent that. */
const about = (told: Target, given: proto.IMessage, seconds: number) =>
  message({ key: { ...keyOf(told), id: `about ${idOf(told)}` }, message: given }, seconds);
const edit = fc.record({ told: target, n: step }).map(({ told, n }) => {
  const editedMessage = { conversation: `edit ${n} of ${idOf(told)}` };
  const timestampMs = at(n, 10) * 1_000;
  return about(
    told,
    { protocolMessage: { type: Type.MESSAGE_EDIT, key: { id: idOf(told) }, editedMessage, timestampMs } },
    at(n, 10),
  );
});
const revoke = target.map((told) =>
  about(told, { protocolMessage: { type: Type.REVOKE, key: { id: idOf(told) } } }, secondsOf(told) + 11),
);
const reaction = fc.record({ told: target, by: person, n: step }).map(({ told, by, n }) => {
  const sender = told.group
    ? { remoteJid: GROUP, participant: addressOf(by), fromMe: false }
    : { remoteJid: addressOf(told.to), fromMe: by.who === PEOPLE };
  const given = { key: { id: idOf(told) }, text: ["👍", "", "❤️"][n % 3]!, senderTimestampMs: at(n, 12) * 1_000 };
  return message({ key: { ...sender, id: `R${n}` }, message: { reactionMessage: given } }, at(n, 12));
});
const status = fc.record({ told: inDirect, to: fc.integer({ min: 1, max: 5 }) }).map(({ told, to }) => {
  const key = { ...keyOf(told), id: idOf(told) };
  return batch({ statuses: [{ key, status: to }] }, secondsOf(told) + 5 + to);
});
const received = fc
  .record({ by: person, n: fc.integer({ min: 0, max: 2 }), to: fc.integer({ min: 3, max: 4 }) })
  .map(({ by, n, to }) =>
    batch(
      { receipts: [{ key: { remoteJid: MEMBERS, id: `O${n}`, fromMe: true }, by: addressOf(by), status: to }] },
      at(n, to),
    ),
  );
const ownToMembers = fc
  .integer({ min: 0, max: 2 })
  .map((n) =>
    message({ key: { remoteJid: MEMBERS, id: `O${n}`, fromMe: true }, message: { conversation: "all" } }, at(n, 0)),
  );
const members = fc.constant(
  batch({ groups: [groupOf(MEMBERS, { n: 0, people: [lid(1), phone(2), ME.lid] })] }, at(0, 1)),
);
function groupOf(id: string, { n, people }: { n: number; people: string[] }) {
  const participants = people.map((one, index) => ({ id: one, admin: index === n % 3 ? ("admin" as const) : null }));
  return { id, subject: `Subject ${n}`, owner: lid(1), announce: n % 2 === 0, restrict: n % 3 === 0, participants };
}
const group = step.map((n) =>
  batch({ groups: [groupOf(GROUP, { n, people: [lid(1), phone(2), ME.lid].slice(n % 3) })] }, at(n, 13)),
);
const leave = step.map((n) => batch({ left: [GROUP] }, at(n, 14)));

const chat = fc.oneof(person.map(addressOf), fc.constant(GROUP));
const readTo = fc
  .record({ told: target, n: step })
  .map(({ told, n }) =>
    batch({ reads: [{ chat: keyOf(told).remoteJid, ids: [idOf({ ...told, fromMe: false })] }] }, at(n, 15)),
  );
const setting = fc.record({ id: chat, n: step, which: fc.integer({ min: 0, max: 4 }) }).map(({ id, n, which }) => {
  const given = [
    { archived: n % 2 === 0 },
    { pinned: [0, T, T * 1_000, null][n % 4] ?? null },
    { muteEndTime: [-1, null, T + 9e8, (T + 9e8) * 1_000][n % 4] ?? null },
    { unreadCount: 0 },
    { unreadCount: -1 },
  ];
  return batch({ chats: [{ id, ...given[which] }] }, at(n, 14 + which));
});
const contact = fc
  .record({ one: person, n: step })
  .map(({ one, n }) =>
    batch({ contacts: [{ id: addressOf(one), name: n === 6 ? null : `Friend ${one.who}, ${n}` }] }, at(n, 17)),
  );
const removal = target.map((told) =>
  batch({ removed: [{ ...keyOf(told), participant: undefined, id: idOf(told) }] }, secondsOf(told) + 6),
);
const deletion = fc.record({ id: chat, n: step }).map(({ id, n }) => batch({ deleted: [id] }, at(n, 19)));
const label = fc.record({ id: chat, n: step, message: fc.boolean() }).map(({ id, n, message: on }) => {
  const labeling = { labelId: "1", chatId: id, ...(on && { messageId: "D1i1" }), present: n % 2 === 0 };
  const labels = [{ id: "1", name: `Label ${n}`, color: n, deleted: n === 5 }];
  return batch({ labels, labelings: [labeling] }, at(n, 18));
});
const chunk = fc.record({ one: person, n: step, settings: fc.boolean() }).map(({ one, n, settings }) => {
  const told = { to: one, fromMe: false, n, group: false };
  const given: any = { id: addressOf(one), conversationTimestamp: secondsOf(told), unreadCount: n % 4 };
  if (settings)
    Object.assign(given, { archived: n % 2 === 1, pinned: T, muteEndTime: { low: -1, high: -1, unsigned: true } });
  const messages = [
    {
      key: { ...keyOf(told), id: idOf(told) },
      message: { conversation: `text ${idOf(told)}` },
      messageTimestamp: secondsOf(told),
    },
  ];
  const contacts = [{ id: addressOf(one), notify: `Person ${one.who}` }];
  const reading = { me: ME, receivedAt: at(n, 13) * 1_000 + 900, history: true };
  return legible(readHistory({ chats: [given], contacts, messages, lidPnMappings: [] }, reading).facts);
});
const pairs = [1, 2].map((who) => batch({ pairs: [{ lid: lid(who), pn: phone(who) }] }, T));

const event = fc.oneof(
  { weight: 6, arbitrary: text },
  ...[edit, reaction, status, received, chunk, setting].map((arbitrary) => ({ weight: 2, arbitrary })),
  ...[placeholder, revoke, ownToMembers, members, group, leave, readTo, contact, removal, deletion, label].map(
    (arbitrary) => ({ weight: 1, arbitrary }),
  ),
);

const story = fc.array(event, { minLength: 1, maxLength: 16 }).chain((events) => {
  const all = [...pairs, ...events];
  return fc.record({
    all: fc.constant(all),
    shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
    again: fc.shuffledSubarray(all, { maxLength: Math.min(5, all.length) }),
    together: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
  });
});
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

/** Rows are taken as they are there: sometimes one, sometimes several in one transaction. */
function taken({ shuffled, again, together }: Story): Facts[] {
  const rows = [...shuffled, ...again];
  const pieces: Facts[] = [];
  for (let turn = 0; rows.length > 0; turn += 1) pieces.push(mergeFacts(rows.splice(0, together[turn % 3])));
  return pieces;
}

async function endsTheSame(told: Story): Promise<void> {
  const [straight, mixed] = [await linkedSession(), await linkedSession()];
  await apply(straight, told.all);
  await apply(mixed, taken(told));
  const expected = await dumpCopy(pool, straight);
  expect(await dumpCopy(pool, mixed)).toEqual(expected);
  expect(JSON.stringify([expected.chats, expected.messages])).not.toContain("@lid");
  await pool.query("delete from sessions where id = any($1)", [[straight, mixed]]);
}

describe("any order of the same things, some of them twice, ends in the same tables", () => {
  test.prop([story], { numRuns: runs, seed: Number(process.env.PROPERTY_SEED ?? size(7, Date.now() % 2 ** 31)) })(
    "whatever they are",
    endsTheSame,
    size(300_000, 3_000_000),
  );
  afterAll(() => tellCount("order of events", runs, "orders of one story each"));
});
