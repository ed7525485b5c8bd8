import { dumpCopy } from "@/server/testing/dump-copy.ts";
import { proto } from "@whiskeysockets/baileys";
import { describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { applyRows, linkedSession, ME } from "@/server/testing/own-number.ts";
import type { Batch } from "../batch.ts";
import { readBatch } from "../content/read-batch.ts";
import { piecesOf, readHistory } from "../content/read-history.ts";
import { type RawMessage } from "../content/reading.ts";
import { readMessage } from "../content/read-message.ts";
import { type Facts, noFacts } from "../facts.ts";

const T = 1_700_000_000; // seconds, as WhatsApp gives them
const RECEIVED = (T + 1_000) * 1_000;

const apply = (session: string, facts: Facts) => applyRows(session, [facts]);

type Received = { receivedAt?: number };
const message = (raw: RawMessage, { receivedAt = RECEIVED }: Received = {}): Facts => {
  const facts = noFacts();
  readMessage(raw, { me: ME, receivedAt, history: false }, facts);
  return facts;
};
const batch = (given: Batch, receivedAt = RECEIVED) => readBatch(given, { me: ME, receivedAt, history: false });
const history = (
  given: { chats?: any[]; contacts?: any[]; messages?: any[]; lidPnMappings?: any[] },
  receivedAt = RECEIVED,
) =>
  piecesOf(
    readHistory(
      { chats: [], contacts: [], messages: [], lidPnMappings: [], ...given },
      { me: ME, receivedAt, history: true },
    ).facts,
  );

const dump = (session: string) => dumpCopy(pool, session);

const text = (waId: string, chat: string, more: any = {}): RawMessage => ({
  key: { remoteJid: chat, id: waId, fromMe: false, ...more.key },
  message: more.message ?? { conversation: more.body ?? `text ${waId}` },
  messageTimestamp: more.t ?? T,
  ...more.raw,
});

describe("one person's phone number and hidden number", () => {
  it("are one chat from the moment that is known; the smaller id stays and the other's end is told", async () => {
    const session = await linkedSession();
    await apply(session, message(text("A", "801@lid")));
    await apply(session, message(text("B", "201@s.whatsapp.net", { t: T + 1 })));
    const before = (await pool.query("select id, jid from chats where session_id = $1 order by id", [session])).rows;
    await apply(session, message(text("C", "801@lid", { t: T + 2, key: { remoteJidAlt: "201@s.whatsapp.net" } })));
    const { rows } = await pool.query("select id, jid, unread_count from chats where session_id = $1", [session]);
    expect(rows).toEqual([{ id: before[0].id, jid: "201@s.whatsapp.net", unread_count: 3 }]);
    const deleted = await pool.query("select data from events where session_id = $1 and type = 'chat.deleted'", [
      session,
    ]);
    expect(deleted.rows).toEqual([
      { data: { id: Number(before[1].id), sessionId: session, jid: "201@s.whatsapp.net" } },
    ]);
  });

  it("is never another person and me, though the phone's own messages name both", async () => {
    const session = await linkedSession();
    const own = (remoteJid: string, remoteJidAlt: string) =>
      message(text(`O${remoteJid}`, remoteJid, { key: { fromMe: true, remoteJidAlt } }));
    await apply(session, own("201@s.whatsapp.net", ME.lid));
    await apply(session, own("802@lid", ME.jid));
    await apply(session, own(ME.lid, ME.jid));
    const { identities, chats } = await dump(session);
    expect(identities).toEqual([{ lid: ME.lid, phone_jid: ME.jid }]);
    expect(chats.map(({ jid }: any) => jid)).toEqual([ME.jid, "201@s.whatsapp.net", "802@lid"].sort());
  });

  it("make one of a message that a group told under both, and count it once", async () => {
    const session = await linkedSession();
    const inGroup = (participant: string) => message(text("G", "555@g.us", { key: { participant } }));
    await apply(session, inGroup("201@s.whatsapp.net"));
    await apply(session, inGroup("801@lid"));
    await apply(session, batch({ pairs: [{ lid: "801@lid", pn: "201@s.whatsapp.net" }] }));
    const { chats, messages } = await dump(session);
    expect(chats).toMatchObject([{ jid: "555@g.us", unread_count: 1, last: "G" }]);
    expect(messages).toMatchObject([{ wa_id: "G", participant: "201@s.whatsapp.net" }]);
  });

  it("cannot be claimed by somebody else later", async () => {
    const session = await linkedSession();
    await apply(session, batch({ pairs: [{ lid: "801@lid", pn: "201@s.whatsapp.net" }] }));
    await apply(
      session,
      batch({
        pairs: [
          { lid: "801@lid", pn: "999@s.whatsapp.net" },
          { lid: "888@lid", pn: "201@s.whatsapp.net" },
        ],
      }),
    );
    expect((await dump(session)).identities).toEqual([{ lid: "801@lid", phone_jid: "201@s.whatsapp.net" }]);
  });
});

describe("unread", () => {
  const chat = "201@s.whatsapp.net";
  const unread = async (session: string) => (await dump(session)).chats[0]!.unread_count;
  const at = (second: number) => ({ receivedAt: (T + second) * 1_000 });

  it("is history's count and what came since, each message once; an own answer reads it", async () => {
    const session = await linkedSession();
    const inHistory = [1, 2, 3].map((n) => ({ ...text(`H${n}`, chat, { t: T + n }) }));
    for (const piece of history(
      { chats: [{ id: chat, conversationTimestamp: T + 3, unreadCount: 2 }], messages: inHistory },
      (T + 10) * 1_000,
    ))
      await apply(session, piece);
    expect(await unread(session)).toBe(2);
    await apply(session, message(text("L1", chat, { t: T + 20 }), at(20)));
    await apply(session, message(text("L1", chat, { t: T + 20 }), at(21)));
    await apply(session, message(text("H3", chat, { t: T + 3 }), at(22)));
    expect(await unread(session)).toBe(3);
    await apply(session, message(text("O1", chat, { t: T + 30, key: { fromMe: true } }), at(30)));
    expect(await unread(session)).toBe(0);
    await apply(session, message(text("L0", chat, { t: T + 15 }), at(31)));
    expect(await unread(session)).toBe(0);
    await apply(session, message(text("L2", chat, { t: T + 32 }), at(32)));
    expect(await unread(session)).toBe(1);
  });

  it("is none of a message whose reading we heard of before we had it", async () => {
    const session = await linkedSession();
    const ms = T * 1_000;
    await apply(session, message(text("A", chat), { receivedAt: ms + 100 }));
    await apply(session, batch({ reads: [{ chat, ids: ["B"] }] }, ms + 200));
    await apply(session, message(text("B", chat), { receivedAt: ms + 300 }));
    expect(await unread(session)).toBe(0);
  });

  it("counts what comes within the second of the mark, by arrival", async () => {
    const session = await linkedSession();
    const ms = T * 1_000;
    await apply(session, message(text("A", chat), { receivedAt: ms + 100 }));
    await apply(session, message(text("B", chat), { receivedAt: ms + 200 }));
    await apply(session, batch({ reads: [{ chat, ids: ["A", "B"] }] }, ms + 300));
    expect(await unread(session)).toBe(0);
    await apply(session, message(text("C", chat), { receivedAt: ms + 400 }));
    expect(await unread(session)).toBe(1);
  });

  it("is one when marked by hand, and none when read on the phone; a resync reads nothing", async () => {
    const session = await linkedSession();
    for (const piece of history({ chats: [{ id: chat, unreadCount: 0 }] })) await apply(session, piece);
    await apply(session, batch({ chats: [{ id: chat, unreadCount: -1 }] }));
    expect(await unread(session)).toBe(1);
    await apply(session, message(text("A", chat)));
    await apply(session, batch({ chats: [{ id: chat, unreadCount: 0 }], resync: true }));
    expect(await unread(session)).toBe(1);
    await apply(session, batch({ chats: [{ id: chat, unreadCount: 0 }] }));
    expect(await unread(session)).toBe(0);
  });

  it("does not count reactions, edits, deletions, keys and lines about the chat", async () => {
    const session = await linkedSession();
    const { ProtocolMessage } = proto.Message;
    await apply(session, message(text("A", chat, { t: T })));
    const about = (waId: string, given: proto.IMessage) =>
      apply(session, message(text(waId, chat, { t: T + 9, message: given })));
    await about("R", { reactionMessage: { key: { id: "A" }, text: "👍", senderTimestampMs: T * 1_000 } });
    await about("E", {
      protocolMessage: {
        type: ProtocolMessage.Type.MESSAGE_EDIT,
        key: { id: "A" },
        editedMessage: { conversation: "better" },
        timestampMs: T * 1_000 + 7,
      },
    });
    await about("K", { senderKeyDistributionMessage: { groupId: "x" } });
    await apply(
      session,
      message({
        key: { remoteJid: chat, id: "S", fromMe: false },
        messageTimestamp: T + 9,
        messageStubType: proto.WebMessageInfo.StubType.E2E_ENCRYPTED,
      }),
    );
    const stored = await dump(session);
    expect(stored.chats[0]).toMatchObject({ unread_count: 1, sort_at: String(T * 1_000), last: "A" });
    expect(stored.messages.find(({ wa_id }: any) => wa_id === "A")).toMatchObject({
      body: "better",
      reactions: { [chat]: { emoji: "👍", timestamp: T * 1_000 } },
    });
    await about("V", { protocolMessage: { type: ProtocolMessage.Type.REVOKE, key: { id: "A" } } });
    expect((await dump(session)).messages.find(({ wa_id }: any) => wa_id === "A")).toMatchObject({
      body: null,
      deleted: true,
    });
  });
});

describe("a message that could not be read", () => {
  it("is there, and is what it says once it can be, also when a key to its group came with it", async () => {
    const session = await linkedSession();
    const inGroup = (more: object) =>
      message(text("G", "555@g.us", { key: { participant: "201@s.whatsapp.net" }, ...more }));
    const key = { senderKeyDistributionMessage: { groupId: "555@g.us" } };
    await apply(session, inGroup({ message: key, raw: { messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT } }));
    expect((await dump(session)).messages).toMatchObject([{ type: "unsupported", body: null }]);
    await apply(session, inGroup({ body: "readable" }));
    expect((await dump(session)).messages).toMatchObject([{ type: "text", body: "readable" }]);
  });
});

describe("strangers", () => {
  it("change nothing with messages that only the own phone may send", async () => {
    const session = await linkedSession();
    await apply(session, message(text("A", "201@s.whatsapp.net")));
    const before = await dump(session);
    const { Type } = proto.Message.ProtocolMessage;
    const payload = proto.LIDMigrationMappingSyncPayload.encode({
      pnToLidMappings: [{ pn: 201, assignedLid: 666 }],
    }).finish();
    const web = proto.WebMessageInfo.encode({
      key: { remoteJid: "1@s.whatsapp.net", id: "F" },
      message: { conversation: "forged" },
    }).finish();
    for (const protocolMessage of [
      { type: Type.LID_MIGRATION_MAPPING_SYNC, lidMigrationMappingSyncMessage: { encodedMappingPayload: payload } },
      {
        type: Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
        peerDataOperationRequestResponseMessage: {
          peerDataOperationResult: [{ placeholderMessageResendResponse: { webMessageInfoBytes: web } }],
        },
      },
      { type: Type.HISTORY_SYNC_NOTIFICATION, historySyncNotification: { syncType: 0 } },
    ])
      await apply(session, message(text("X", "300@s.whatsapp.net", { message: { protocolMessage } })));
    await apply(
      session,
      message(
        text("Y", "300@s.whatsapp.net", {
          message: {
            protocolMessage: {
              type: Type.MESSAGE_EDIT,
              key: { id: "A", fromMe: true },
              editedMessage: { conversation: "forged" },
              timestampMs: 9e12,
            },
          },
        }),
      ),
    );
    expect(await dump(session)).toEqual(before);
  });
});

describe("odd values", () => {
  it("are cleaned, and the rest flows", async () => {
    const session = await linkedSession();
    const odd = [
      {
        id: "201@s.whatsapp.net",
        name: "a\0b\ud800",
        muteEndTime: { low: -1, high: -1, unsigned: true },
        pinned: { low: 1, high: 0, unsigned: true },
        archived: true,
        unreadCount: 4_294_967_295,
        conversationTimestamp: { low: -1, high: -1, unsigned: true },
      },
      { id: "5@g.us", name: "<b>".repeat(30_000), unreadCount: null },
      { id: "6@newsletter", name: "\u202Eevil" },
      { id: null },
      { id: "not an address" },
    ];
    const messages = [
      { ...text("A", "201@s.whatsapp.net", { body: "x\0y", t: { low: -1, high: -1, unsigned: true } }) },
      { key: null },
      { key: { remoteJid: "201@s.whatsapp.net", id: "\0" } },
    ];
    const contacts = [{ id: "201@s.whatsapp.net", name: "a\0b\ud800" }];
    for (const piece of history({ chats: odd, messages, contacts })) await apply(session, piece);
    const stored = await dump(session);
    expect(stored.chats).toMatchObject([
      {
        jid: "201@s.whatsapp.net",
        name: "ab\uFFFD",
        pinned: true,
        archived: true,
        muted_until: "253402300799999",
        unread_count: 2_147_483_647,
        sort_at: String(RECEIVED + 300_000),
      },
      { jid: "5@g.us", type: "group" },
      { jid: "6@newsletter", type: "newsletter", name: "\u202Eevil" },
    ]);
    expect(stored.chats[1]!.name).toHaveLength(1_024);
    expect(stored.messages).toMatchObject([
      { wa_id: "A", body: "xy", at: String(RECEIVED + 300_000), sent_at: "253402300799999" },
    ]);
  });
});

describe("names", () => {
  it("follow precedence, and what is unknown never erases what is known", async () => {
    const session = await linkedSession();
    const jid = "201@s.whatsapp.net";
    const name = async () => (await dump(session)).chats[0]!.name;
    await apply(session, message(text("A", jid, { raw: { pushName: "push" } })));
    expect(await name()).toBe("push");
    await apply(session, message(text("B", jid, { raw: { pushName: "push", verifiedBizName: "verified" } })));
    expect(await name()).toBe("verified");
    await apply(session, batch({ contacts: [{ id: jid, name: "address book" }] }));
    await apply(session, message(text("C", jid, { t: T + 1, raw: { pushName: "other" } })));
    await apply(session, batch({ contacts: [{ id: jid, lid: "801@lid" }] }));
    expect(await name()).toBe("address book");
    expect((await dump(session)).contacts).toEqual([
      { jid, name: "address book", verified_name: "verified", push_name: "other" },
    ]);
    await apply(session, batch({ contacts: [{ id: jid, name: null }] }, RECEIVED + 1));
    await apply(session, batch({ contacts: [{ id: jid, name: "told before" }] }));
    expect(await name()).toBe("verified");
  });
});
