import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "@/server/caller.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { callerWith, newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { countUnread, getChatFacts, readChats, searchChats, updateChats } from "./index.ts";
import { Chat, ReadChats, SearchChats, UpdateChats } from "./schema.ts";

let organizationId: string;
let session: string;
let writer: Caller<"send">;
let reader: Caller<"read">;

beforeAll(async () => {
  organizationId = (await newOrganization()).id;
  session = (await newSession({ organizationId })).id;
  writer = callerWith(organizationId, "send");
  reader = callerWith(organizationId, "read");
});

const make = (count: number) => Promise.all(Array.from({ length: count }, () => newChat({ sessionId: session })));

describe("several chats", () => {
  it("are changed by one call, each with its own outcome in the order asked", async () => {
    const chats = await make(40);
    const changes = chats.map(({ jid }, index) => ({ cid: jid, archived: index % 2 === 0 }));
    changes.splice(7, 0, { cid: "0@g.us", archived: true });
    const { outcomes } = await updateChats(writer, UpdateChats.parse({ session, changes }));
    expect(outcomes.map(({ cid }) => cid)).toEqual(changes.map(({ cid }) => cid));
    expect(outcomes[7]).toEqual({ cid: "0@g.us", chat: null, refusal: "chat not found" });
    const done = outcomes.flatMap(({ chat }) => (chat ? [Chat.parse(chat)] : []));
    expect(done.map(({ archived }) => archived)).toEqual(chats.map((_, index) => index % 2 === 0));
    const wishes = await prisma.outboxRow.count({ where: { sessionId: session, kind: "chat.archive" } });
    expect(wishes).toBe(20); // what was so already is wished for by nobody
  });

  it("are read by one call", async () => {
    const chats = await make(3);
    await pool.query("update chats set unread_count = 2, history_unread = 2 where id = any($1)", [
      chats.map(({ id }) => id),
    ]);
    const { outcomes } = await readChats(writer, ReadChats.parse({ session, cids: chats.map(({ jid }) => jid) }));
    expect(outcomes.map(({ chat }) => chat?.unreadCount)).toEqual([0, 0, 0]);
  });

  it("belong to their organization, and are at most five hundred", async () => {
    const stranger = callerWith((await newOrganization()).id, "send");
    await expect(readChats(stranger, ReadChats.parse({ session, cids: ["0@g.us"] }))).rejects.toThrow(
      "session not found",
    );
    const cids = Array.from({ length: 501 }, (_, n) => `${n}@g.us`);
    expect(ReadChats.safeParse({ session, cids }).success).toBe(false);
    expect(UpdateChats.safeParse({ session, changes: [] }).success).toBe(false);
    expect(UpdateChats.safeParse({ session, changes: [{ cid: "0@g.us", name: "x" }] }).success).toBe(false);
  });
});

describe("chats of every number", () => {
  it("are found by name or number: beginnings first, then words, then the latest", async () => {
    const other = (await newSession({ organizationId })).id;
    const say = (name: string, at: number, sessionId = session) => newChat({ sessionId, name, sortAt: at });
    await say("Tomáš Okonkwo", 1);
    await say("Okapi farm", 2, other);
    await say("Brokers", 9);
    await say("Crew, okay", 3);
    const found = async (given: object) =>
      (await searchChats(reader, SearchChats.parse(given))).data.map(({ name }) => name);
    expect(await found({ q: "ok" })).toEqual(["Okapi farm", "Crew, okay", "Tomáš Okonkwo", "Brokers"]);
    expect(await found({ q: "OKA", session })).toEqual(["Crew, okay"]);
    expect(await found({ q: "tomas" })).toEqual(["Tomáš Okonkwo"]);
    expect(await found({ q: "100%" })).toEqual([]);
    const { jid } = await newChat({ sessionId: other, name: null, jid: "351912345678@s.whatsapp.net" });
    const [chat] = (await searchChats(reader, SearchChats.parse({ q: "+351 912 345" }))).data;
    expect([chat?.jid, chat?.sessionId]).toEqual([jid, other]);
  });

  it("without a word are the latest, and never another organization's", async () => {
    const { data } = await searchChats(reader, SearchChats.parse({ q: " ", limit: 3 }));
    expect(data.map(({ name }) => name)).toEqual(["Brokers", "Crew, okay", "Okapi farm"]);
    const stranger = callerWith((await newOrganization()).id, "read");
    expect((await searchChats(stranger, SearchChats.parse({ q: "" }))).data).toEqual([]);
    expect((await searchChats(stranger, SearchChats.parse({ q: "", session }))).data).toEqual([]);
  });
});

it("the facts of a chat are what is stored of it and what WhatsApp has not heard yet", async () => {
  const [chat] = await make(1);
  for (const type of ["text", "text", "image"])
    await newMessage({ sessionId: session, chatId: chat!.id, type, at: 1_000 });
  await updateChats(writer, { session, changes: [{ cid: chat!.jid, pinned: true }] });
  const facts = await getChatFacts(reader, { session, cid: chat!.jid });
  expect(facts).toMatchObject({
    messages: 3,
    firstAt: 1_000,
    types: [
      { type: "text", count: 2 },
      { type: "image", count: 1 },
    ],
    wishes: [{ kind: "chat.pin", state: "new", error: null }],
  });
  const stranger = callerWith((await newOrganization()).id, "read");
  await expect(getChatFacts(stranger, { session, cid: chat!.jid })).rejects.toThrow("session not found");
  await expect(getChatFacts(reader, { session, cid: "0@g.us" })).rejects.toThrow("chat not found");
});

it("chats that wait to be read are counted for each number, without those that are muted or archived", async () => {
  const { id: mine } = await newOrganization();
  const [one, two] = [await newSession({ organizationId: mine }), await newSession({ organizationId: mine })];
  const say = (given: object) => newChat({ sessionId: one.id, unreadCount: 3, ...given });
  await Promise.all([
    say({}),
    say({ mutedUntil: 1_000 }), // it no longer is
    say({ mutedUntil: Date.now() + 60_000 }),
    say({ archived: true }),
    say({ unreadCount: 0 }),
  ]);
  expect(await countUnread(callerWith(mine, "read"))).toEqual([
    { session: one.id, chats: 2 },
    { session: two.id, chats: 0 },
  ]);
  expect(await countUnread(callerWith((await newOrganization()).id, "read"))).toEqual([]);
});
