import { proto } from "@whiskeysockets/baileys";
import { describe, expect, it } from "vitest";
import { Contact } from "@/server/contacts/schema.ts";
import { Group } from "@/server/groups/schema.ts";
import { Message } from "@/server/messages/schema.ts";
import { dumpCopy } from "@/server/testing/dump-copy.ts";
import { pool } from "@/server/db/client.ts";
import { applyRows, linkedSession, ME } from "@/server/testing/own-number.ts";
import type { Batch } from "../batch.ts";
import { readBatch } from "../content/read-batch.ts";
import { type RawMessage } from "../content/reading.ts";
import { readMessage } from "../content/read-message.ts";
import { type Facts, noFacts } from "../facts.ts";

const T = 1_700_000_000;
const ANN = "201@s.whatsapp.net";
const GROUP = "555@g.us";
const { Type } = proto.Message.ProtocolMessage;

const message = (waId: string, second: number, more: Partial<RawMessage> = {}): Facts => {
  const facts = noFacts();
  const { key, ...rest } = more;
  const raw = { key: { remoteJid: ANN, id: waId, fromMe: false, ...key }, messageTimestamp: T + second, ...rest };
  readMessage(
    { message: { conversation: waId }, ...raw },
    { me: ME, receivedAt: (T + second) * 1_000, history: false },
    facts,
  );
  return facts;
};
const batch = (given: Batch, second: number) =>
  readBatch(given, { me: ME, receivedAt: (T + second) * 1_000, history: false });
const edit = (waId: string, second: number) =>
  message(`E${waId}`, second, {
    message: {
      protocolMessage: {
        type: Type.MESSAGE_EDIT,
        key: { id: waId },
        editedMessage: { conversation: `better ${waId}` },
        timestampMs: (T + second) * 1_000,
      },
    },
  });
const react = (waId: string, text: string, second: number) =>
  message(`R${waId}`, second, {
    message: { reactionMessage: { key: { id: waId }, text, senderTimestampMs: (T + second) * 1_000 } },
  });
const members = (...people: string[]) => people.map((id) => ({ id, admin: null }));
const apply = (session: string, facts: Facts) => applyRows(session, [facts]);

async function news(session: string, facts: Facts, how = {}): Promise<{ type: string; data: any }[]> {
  const after = await pool.query("select coalesce(max(id), 0) as id from events");
  await applyRows(session, [facts], how);
  const text = "select type, data from events where session_id = $1 and id > $2 order by id";
  return (await pool.query(text, [session, after.rows[0].id])).rows;
}
const types = (told: { type: string }[]) => told.map(({ type }) => type);

describe("one event for each change, none without one", () => {
  it("of messages, receipts and chats", async () => {
    const session = await linkedSession();
    const once = async (facts: Facts) => {
      const told = types(await news(session, facts));
      expect(await news(session, facts)).toEqual([]);
      return told;
    };
    expect(await once(message("A", 1))).toEqual(["message.upserted", "chat.upserted"]);
    expect(await once(edit("A", 2))).toEqual(["message.upserted", "chat.upserted"]);
    expect(await once(react("A", "👍", 3))).toEqual(["message.upserted", "chat.upserted"]);
    expect(await once(react("A", "👎", 2))).toEqual([]);
    expect(await once(message("B", 4, { key: { fromMe: true } }))).toEqual(["message.upserted", "chat.upserted"]);
    const status = { key: { remoteJid: ANN, id: "B", fromMe: true }, status: 4 };
    expect(await once(batch({ statuses: [status] }, 5))).toEqual(["message.status", "chat.upserted"]);
    expect(await once(batch({ statuses: [{ ...status, status: 3 }] }, 6))).toEqual([]);
    expect(await once(batch({ chats: [{ id: ANN, pinned: T }] }, 7))).toEqual(["chat.upserted"]);
    expect(await once(batch({ chats: [{ id: ANN, archived: false }] }, 8))).toEqual([]);
    const [told] = await news(session, batch({ statuses: [{ ...status, status: 5 }] }, 9));
    expect(Message.parse(told!.data)).toMatchObject({ waMessageId: "B", status: "played" });
  });

  it("of people and groups, as they are presented", async () => {
    const session = await linkedSession();
    const named = batch({ contacts: [{ id: ANN, name: "Ann" }] }, 1);
    const [person, ...none] = await news(session, named);
    expect(none).toEqual([]);
    expect(person?.type).toBe("contact.upserted");
    expect(Contact.parse(person!.data)).toMatchObject({ jid: ANN, name: "Ann", lid: null });
    expect(await news(session, named)).toEqual([]);
    const paired = await news(session, batch({ pairs: [{ lid: "801@lid", pn: ANN }] }, 2));
    expect(paired).toMatchObject([{ type: "contact.upserted", data: { lid: "801@lid" } }]);

    const group = { id: GROUP, subject: "Choir", owner: "801@lid", participants: members("801@lid", ME.lid) };
    const [told] = await news(session, batch({ groups: [group] }, 3));
    expect(told?.type).toBe("group.upserted");
    expect(Group.parse(told!.data)).toMatchObject({ jid: GROUP, subject: "Choir", ownerJid: ANN, memberCount: 2 });
    expect(await news(session, batch({ groups: [group] }, 4))).toEqual([]);
    expect(types(await news(session, batch({ left: [GROUP] }, 5)))).toEqual(["group.upserted"]);
    expect(await news(session, batch({ left: [GROUP] }, 6))).toEqual([]);
  });
});

describe("while history comes", () => {
  const meanwhile = { history: false, silent: true };
  const history = { history: true, silent: true };

  it("what happens to messages, people and groups is told; chats are when it ends", async () => {
    const session = await linkedSession();
    const told = async (facts: Facts, how = meanwhile) => types(await news(session, facts, how));
    const status = { key: { remoteJid: ANN, id: "B", fromMe: true }, status: 4 };
    expect(await told(message("A", 1))).toEqual(["message.upserted", "chat.upserted"]);
    expect(await told(edit("A", 2))).toEqual(["message.upserted"]);
    expect(await told(react("A", "👍", 3))).toEqual(["message.upserted"]);
    expect(await told(message("B", 4, { key: { fromMe: true } }))).toEqual(["message.upserted", "chat.upserted"]);
    expect(await told(batch({ statuses: [status] }, 5))).toEqual(["message.status"]);
    expect(await told(batch({ contacts: [{ id: ANN, name: "Ann" }] }, 6))).toEqual(["contact.upserted"]);
    expect(await told(batch({ chats: [{ id: ANN, pinned: T }] }, 7))).toEqual([]);
  });

  it("nothing is told of what it brings", async () => {
    const session = await linkedSession();
    const told = async (facts: Facts) => types(await news(session, facts, history));
    expect(await told(message("A", 1))).toEqual([]);
    expect(await told(react("A", "👍", 3))).toEqual([]);
    expect(await told(batch({ contacts: [{ id: ANN, name: "Ann" }] }, 6))).toEqual([]);
  });
});

describe("what is said too early", () => {
  const parked = async (session: string) =>
    Number((await pool.query("select count(*) from parked where session_id = $1", [session])).rows[0].count);

  it("waits for the message and the chat, and is told with them", async () => {
    const session = await linkedSession();
    const own = { remoteJid: ANN, id: "B", fromMe: true };
    await apply(session, batch({ chats: [{ id: ANN, pinned: T }] }, 9));
    await apply(session, edit("A", 8));
    await apply(session, react("A", "👍", 7));
    await apply(session, react("A", "", 8));
    await apply(session, batch({ statuses: [{ key: own, status: 4 }] }, 6));
    await apply(session, batch({ reads: [{ chat: ANN, ids: ["A"] }] }, 5));
    expect((await dumpCopy(pool, session)).chats).toEqual([]);
    expect(await parked(session)).toBe(6);
    const told = await news(session, message("A", 1));
    expect(told).toMatchObject([
      { type: "message.upserted", data: { body: "better A", edited: true, reactions: [] } },
      { type: "chat.upserted", data: { pinned: true, unreadCount: 0 } },
    ]);
    await apply(session, message("B", 2, { key: { fromMe: true } }));
    expect((await dumpCopy(pool, session)).messages).toMatchObject([{ wa_id: "A" }, { wa_id: "B", status: 4 }]);
    expect(await parked(session)).toBe(0);
  });
});

describe("an own message in a group", () => {
  it("has got as far as it has with the last of the others", async () => {
    const session = await linkedSession();
    const key = { remoteJid: GROUP, id: "O", fromMe: true };
    const receipt = (by: string, status: number, second: number) => batch({ receipts: [{ key, by, status }] }, second);
    const status = async () => (await dumpCopy(pool, session)).messages[0]!.status;
    await apply(
      session,
      batch(
        {
          groups: [
            { id: GROUP, subject: "Choir", participants: members("801@lid", "202@s.whatsapp.net", ME.lid) } as never,
          ],
        },
        1,
      ),
    );
    await apply(
      session,
      message("O", 2, { key: { remoteJid: GROUP, fromMe: true }, status: proto.WebMessageInfo.Status.SERVER_ACK }),
    );
    await apply(session, receipt("801@lid", 4, 3));
    expect(await status()).toBe(2);
    await apply(session, receipt("202@s.whatsapp.net", 3, 4));
    expect(await status()).toBe(3);
    await apply(session, batch({ pairs: [{ lid: "801@lid", pn: ANN }] }, 5));
    expect(types(await news(session, receipt("202@s.whatsapp.net", 4, 6)))).toEqual([
      "message.status",
      "chat.upserted",
    ]);
    expect(await status()).toBe(4);
  });
});

describe("deleted on the phone", () => {
  it("a message is gone, and telling it once more does not bring it back", async () => {
    const session = await linkedSession();
    await apply(session, message("A", 1));
    await apply(session, message("B", 2));
    await apply(session, batch({ removed: [{ remoteJid: ANN, id: "B", fromMe: false }] }, 3));
    await apply(session, message("B", 2));
    const { chats, messages } = await dumpCopy(pool, session);
    expect(messages).toMatchObject([{ wa_id: "A" }]);
    expect(chats).toMatchObject([{ last: "A", unread_count: 1 }]);
  });

  it("a chat is gone with what had been told, and lives on with what is told since", async () => {
    const session = await linkedSession();
    await apply(session, message("A", 1));
    await apply(session, message("C", 9));
    expect(types(await news(session, batch({ deleted: [ANN] }, 5)))).toEqual(["chat.upserted"]);
    expect((await dumpCopy(pool, session)).chats).toMatchObject([{ last: "C", unread_count: 1 }]);
    await apply(session, message("B", 2));
    expect((await dumpCopy(pool, session)).messages).toMatchObject([{ wa_id: "C" }]);
    expect(types(await news(session, batch({ deleted: [ANN] }, 10)))).toEqual(["chat.deleted"]);
    await apply(session, message("C", 9));
    expect((await dumpCopy(pool, session)).chats).toEqual([]);
  });

  it("a chat made anew has the settings that were told since", async () => {
    const session = await linkedSession();
    await apply(session, message("A", 1));
    await apply(session, batch({ chats: [{ id: ANN, pinned: T }] }, 2));
    await apply(session, batch({ chats: [{ id: ANN, archived: true, unreadCount: -1 }] }, 8));
    await apply(session, batch({ deleted: [ANN] }, 5));
    await apply(session, message("B", 6));
    expect((await dumpCopy(pool, session)).chats).toMatchObject([{ archived: true, pinned: false, unread_count: 1 }]);
    await apply(session, batch({ chats: [{ id: ANN, unreadCount: 0 }] }, 9));
    expect((await dumpCopy(pool, session)).chats).toMatchObject([{ unread_count: 0 }]);
  });
});
