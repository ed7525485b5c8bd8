import { fc, test } from "@fast-check/vitest";
import { proto } from "@whiskeysockets/baileys";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { size } from "@/server/testing/size.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { type Database, openDatabase } from "../database.ts";
import { type Facts, mergeFacts, noFacts } from "../facts.ts";
import { toJid } from "../normalise.ts";
import { applyFacts } from "../projections/apply.ts";
import { readBatch } from "./read-batch.ts";
import { readHistory } from "./read-history.ts";
import { readMessage } from "./read-message.ts";

/** Whatever a phone, a stranger or a bug puts into a message: reading it never throws, and PostgreSQL takes what was read. */

const ME = { jid: toJid("100@s.whatsapp.net")!, lid: toJid("9100@lid")! };
const RECEIVED = 1_700_000_000_000;
const runs = size(150, 3_000);
let database: Database;
const session = ulid();

beforeAll(async () => {
  database = openDatabase();
  const organization = ulid();
  await database.work.query("insert into organizations (id, name) values ($1, 'Test')", [organization]);
  await database.work.query("insert into sessions (id, organization_id, kind, jid) values ($1, $2, 'whatsapp', $3)", [
    session,
    organization,
    ME.jid,
  ]);
});
afterAll(() => database.close());

const oddText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "\0",
    "a\0b",
    "\ud83d",
    "\udc4d\ud83d",
    "😀".repeat(700),
    "x".repeat(100_000),
    "\u202Eevil",
    "A",
    "B",
  ),
);
const address = fc.oneof(
  fc.constantFrom("201@s.whatsapp.net", "801@lid", "5@g.us", "6@newsletter", "status@broadcast", "7@broadcast", ME.jid),
  fc.constantFrom("201:7@s.whatsapp.net", "x@hosted.lid", "9".repeat(5_000) + "@s.whatsapp.net", "1\0@lid", "😀😀@lid"),
  oddText,
  oddText.map((user) => `${user}@s.whatsapp.net`),
);
const long = fc.record({ low: fc.integer(), high: fc.integer(), unsigned: fc.boolean() });
const oddNumber = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1, 4_294_967_295, 1_700_000_000, 9e15), fc.nat(2e9));
const time = fc.oneof(oddNumber, long);
const bytes = fc.uint8Array({ maxLength: 20 });
const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<any>;

const key = some({ remoteJid: address, id: oddText, fromMe: fc.boolean(), participant: address });
const context = some({
  stanzaId: oddText,
  participant: address,
  mentionedJid: fc.array(address, { maxLength: 3 }),
  quotedMessage: some({ conversation: oddText }),
});
const media = some({
  mimetype: oddText,
  fileLength: long,
  fileName: oddText,
  caption: oddText,
  seconds: fc.nat(),
  width: fc.nat(),
  height: fc.nat(),
  contextInfo: context,
});
const place = { degreesLatitude: fc.double(), degreesLongitude: fc.double(), name: oddText, address: oddText };
const content: fc.Arbitrary<any> = some({
  conversation: oddText,
  extendedTextMessage: some({ text: oddText, contextInfo: context }),
  imageMessage: media,
  videoMessage: media,
  audioMessage: media,
  documentMessage: media,
  stickerMessage: media,
  locationMessage: some({ ...place, contextInfo: context }),
  liveLocationMessage: some({ ...place, caption: oddText }),
  contactMessage: some({ displayName: oddText, vcard: oddText }),
  contactsArrayMessage: some({
    displayName: oddText,
    contacts: fc.array(some({ displayName: oddText }), { maxLength: 2 }),
  }),
  pollCreationMessage: some({ name: oddText }),
  eventMessage: some({ name: oddText }),
  call: some({ callKey: bytes }),
  templateMessage: some({ templateId: oddText }),
  buttonsMessage: some({ contentText: oddText }),
});
const protocol = some({
  type: fc.integer({ min: 0, max: 30 }),
  key,
  timestampMs: long,
  editedMessage: content,
  lidMigrationMappingSyncMessage: some({ encodedMappingPayload: bytes }),
  peerDataOperationRequestResponseMessage: some({
    peerDataOperationResult: fc.array(
      some({ placeholderMessageResendResponse: some({ webMessageInfoBytes: bytes }) }),
      {
        maxLength: 2,
      },
    ),
  }),
});
const anything = fc.oneof(
  content,
  some({ protocolMessage: protocol }),
  some({ reactionMessage: some({ key, text: oddText, senderTimestampMs: long }) }),
  some({ ephemeralMessage: some({ message: content }) }),
);
const message = some({
  key: fc.oneof(key, fc.constant({ remoteJid: "201@s.whatsapp.net", id: "A", fromMe: false })),
  message: anything,
  messageTimestamp: fc.oneof(fc.nat(2e9), long),
  participant: address,
  pushName: oddText,
  verifiedBizName: oddText,
  status: fc.integer({ min: 0, max: 5 }),
  messageStubType: fc.constantFrom(0, 1, 2, 21, 40, 45, 68),
  messageStubParameters: fc.array(oddText, { maxLength: 2 }),
  reactions: fc.array(some({ key, text: oddText, senderTimestampMs: long }), { maxLength: 2 }),
  userReceipt: fc.array(some({ userJid: address, receiptTimestamp: long, readTimestamp: long }), { maxLength: 2 }),
});
const chat = some({
  id: address,
  name: oddText,
  lidJid: address,
  pnJid: address,
  conversationTimestamp: time,
  unreadCount: oddNumber,
  archived: fc.boolean(),
  pinned: fc.oneof(time, fc.constant(null)),
  muteEndTime: fc.oneof(time, fc.constant(null)),
  markedAsUnread: fc.boolean(),
});
const contact = some({
  id: address,
  name: oddText,
  notify: oddText,
  verifiedName: oddText,
  lid: address,
  phoneNumber: address,
});
const group = some({ id: address, subject: oddText, desc: oddText, owner: address, creation: oddNumber }).chain(
  (given) =>
    fc
      .array(fc.record({ id: address, admin: fc.constantFrom("admin", null, "owner") }), { maxLength: 3 })
      .map((participants) => ({ ...given, participants })),
);
const batch = some({
  chats: fc.array(chat, { maxLength: 2 }),
  contacts: fc.array(contact, { maxLength: 2 }),
  statuses: fc.array(fc.record({ key, status: oddNumber }), { maxLength: 2 }),
  receipts: fc.array(fc.record({ key, by: address, status: oddNumber }), { maxLength: 2 }),
  removed: fc.array(key, { maxLength: 2 }),
  reads: fc.array(fc.record({ chat: address, ids: fc.array(oddText, { maxLength: 2 }) }), { maxLength: 2 }),
  deleted: fc.array(address, { maxLength: 1 }),
  groups: fc.array(group, { maxLength: 2 }),
  left: fc.array(address, { maxLength: 1 }),
  labels: fc.array(fc.record({ id: oddText, name: oddText, color: oddNumber, deleted: fc.boolean() }), {
    maxLength: 2,
  }),
  labelings: fc.array(fc.record({ labelId: oddText, chatId: address, messageId: oddText, present: fc.boolean() }), {
    maxLength: 2,
  }),
});

/** As it comes off the wire: what protobuf cannot carry has been turned into something else there. */
const wired = (given: any) =>
  proto.WebMessageInfo.decode(proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(given)).finish());

function read({ messages, ...given }: any): Facts {
  const live = noFacts();
  const reading = { me: ME, receivedAt: RECEIVED };
  for (const one of messages) readMessage(wired(one), { ...reading, history: false }, live);
  const told = { chats: given.chats, contacts: given.contacts, messages: messages.map(wired), lidPnMappings: [] };
  const history = readHistory(told, { ...reading, history: true });
  expect(history.unreadable).toBe(0);
  return mergeFacts([live, history.facts, readBatch(given.batch, { ...reading, history: false })]);
}

/** Every value a fact may hold. */
function expectStorable(value: unknown, path = "facts"): void {
  if (typeof value === "object" && value !== null && !Buffer.isBuffer(value))
    for (const [name, one] of Object.entries(value)) expectStorable(one, `${path}.${name}`);
  else expect({ path, value, storable: isStorable(value) }).toMatchObject({ storable: true });
}

function isStorable(value: unknown): boolean {
  if (typeof value === "string") return Buffer.from(value).toString() === value && !value.includes("\0");
  return typeof value !== "number" || (Number.isSafeInteger(value) && value >= 0);
}

describe("whatever comes", () => {
  test.prop(
    [
      fc.record({
        messages: fc.array(message, { minLength: 1, maxLength: 4 }),
        chats: fc.array(chat, { maxLength: 3 }),
        contacts: fc.array(contact, { maxLength: 3 }),
        batch,
      }),
    ],
    { numRuns: runs, seed: size(7, Date.now() % 2 ** 31) },
  )(
    "is read without a throw and stored",
    async (given) => {
      const facts = read(given);
      expectStorable(facts);
      await inTransaction(database.work, (client) =>
        applyFacts(client, facts, { session, history: false, silent: false }),
      );
    },
    size(120_000, 1_200_000),
  );
  afterAll(() => tellCount("odd values", runs, "batches of messages, chats and settings read and stored"));
});
