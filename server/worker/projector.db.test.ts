import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateSync } from "node:zlib";
import { proto } from "@whiskeysockets/baileys";
import { dumpCopy } from "@/server/testing/dump-copy.ts";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announceChats } from "./announce-chats.ts";
import { type Database, openDatabase } from "./database.ts";
import { mediaDispatcher } from "./fetch-history.ts";
import type { HistoryPart } from "./history-part.ts";
import { storeBatch, storePlaintext, tryAllNow } from "./inbox.ts";
import { acquireLeases, type Lease } from "./lease.ts";
import { Projector } from "./projector.ts";
import { Slots } from "./slots.ts";

let database: Database;
let media: Server;
const organization = ulid();
const files = new Map<string, Buffer>();
const ME = "100@s.whatsapp.net";
const { RECENT } = proto.Message.HistorySyncType;
const NOW = Math.floor(Date.now() / 1000);

beforeAll(async () => {
  database = openDatabase();
  await database.work.query("insert into organizations (id, name) values ($1, 'Test')", [organization]);
  media = createServer((request, response) => {
    const path = new URL(request.url!, "http://x").pathname;
    if (path === "/never") return;
    const file = files.get(path);
    response.writeHead(file ? 200 : 404).end(file);
  });
  await new Promise<void>((resolve) => media.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await database.close();
  media.close();
  media.closeAllConnections();
});

async function hold(): Promise<Lease> {
  const id = ulid();
  await database.work.query("insert into sessions (id, organization_id, kind, jid) values ($1, $2, 'whatsapp', $3)", [
    id,
    organization,
    ME,
  ]);
  const leases = await acquireLeases(database.lease, { owner: ulid(), kind: "whatsapp", limit: 100 });
  return leases.find(({ session }) => session === id)!;
}

function project(lease: Lease) {
  const parts: HistoryPart[] = [];
  const projector = new Projector({
    pool: database.work,
    lease,
    turns: new Slots(1),
    dispatcher: mediaDispatcher(`http://127.0.0.1:${(media.address() as AddressInfo).port}`),
    me: () => ({}),
    isSilent: () => false,
    onApplied: () => undefined,
    onHistory: (part) => Promise.resolve(void parts.push(part)),
  });
  return { projector, parts };
}

type Sent = { from: string; id: string; message: Uint8Array; peer?: boolean; participant?: string };

const store = (lease: Lease, given: Sent) =>
  storePlaintext(database.work, lease, {
    hash: randomBytes(32).toString("hex"),
    node: {
      attrs: {
        from: given.from,
        id: given.id,
        t: String(NOW),
        ...(given.peer && { category: "peer" }),
        ...(given.participant && { participant: given.participant }),
      },
      padded: false,
      meId: ME,
      meLid: "9100@lid",
    },
    plain: given.message,
  });

/** Seconds until a row may be tried again. */
const waits = async ({ session }: Lease): Promise<number> =>
  (
    await database.work.query(
      "select extract(epoch from next_try_at - clock_timestamp())::float8 as seconds from inbox where session_id = $1",
      [session],
    )
  ).rows[0].seconds;

const text = (body: string) => proto.Message.encode({ conversation: body }).finish();
const notice = (notification: proto.Message.IHistorySyncNotification) =>
  proto.Message.encode({
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: notification,
    },
  }).finish();

/** What steers an account, as its own phone would send it. */
function forged(): proto.Message.IProtocolMessage[] {
  const { Type } = proto.Message.ProtocolMessage;
  const pnToLidMappings = [{ pn: 2001, assignedLid: 666 }];
  const web = { key: { remoteJid: "1@s.whatsapp.net", id: "F" }, message: { conversation: "forged" } };
  const resent = { webMessageInfoBytes: proto.WebMessageInfo.encode(web).finish() };
  const inline = { syncType: RECENT, progress: 100, initialHistBootstrapInlinePayload: blob(3) };
  return [
    {
      type: Type.LID_MIGRATION_MAPPING_SYNC,
      lidMigrationMappingSyncMessage: {
        encodedMappingPayload: proto.LIDMigrationMappingSyncPayload.encode({ pnToLidMappings }).finish(),
      },
    },
    {
      type: Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
      peerDataOperationRequestResponseMessage: {
        peerDataOperationResult: [{ placeholderMessageResendResponse: resent }],
      },
    },
    { type: Type.HISTORY_SYNC_NOTIFICATION, historySyncNotification: inline },
    { type: Type.APP_STATE_SYNC_KEY_SHARE, appStateSyncKeyShare: { keys: [{ keyId: { keyId: Buffer.from("k") } }] } },
    { type: Type.APP_STATE_FATAL_EXCEPTION_NOTIFICATION },
    { type: Type.INITIAL_SECURITY_NOTIFICATION_SETTING_SYNC },
  ];
}

const chats = (count: number): proto.IConversation[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${2_000 + index}@s.whatsapp.net`,
    conversationTimestamp: NOW - index,
    unreadCount: 1,
    messages: [
      {
        message: {
          key: { remoteJid: `${2_000 + index}@s.whatsapp.net`, id: `H${index}`, fromMe: false },
          message: { conversation: `hi ${index}` },
          messageTimestamp: NOW - index,
        },
      },
    ],
  }));
const blob = (count: number) =>
  deflateSync(
    proto.HistorySync.encode({
      syncType: proto.HistorySync.HistorySyncType.RECENT,
      progress: 100,
      conversations: chats(count),
    }).finish(),
  );

/** As WhatsApp's media server keeps it. */
function serve(path: string, plain: Buffer): { directPath: string; mediaKey: Buffer } {
  const mediaKey = randomBytes(32);
  const keys = Buffer.from(hkdfSync("sha256", mediaKey, Buffer.alloc(32), "WhatsApp History Keys", 112));
  const cipher = createCipheriv("aes-256-cbc", keys.subarray(16, 48), keys.subarray(0, 16));
  files.set(path, Buffer.concat([cipher.update(plain), cipher.final(), randomBytes(10)]));
  return { directPath: path, mediaKey };
}

const count = async (table: string, { session }: Lease) =>
  Number((await database.work.query(`select count(*) from ${table} where session_id = $1`, [session])).rows[0].count);
const inbox = async ({ session }: Lease) =>
  (
    await database.work.query(
      "select state, attempts, body is null as emptied from inbox where session_id = $1 order by id",
      [session],
    )
  ).rows;

async function until(what: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await what()); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() > end) throw new Error(`did not happen: ${what.toString()}`);
}

describe("the inbox", () => {
  it("brings in history by media, beside live messages, and tells how far it is", async () => {
    const lease = await hold();
    const { projector, parts } = project(lease);
    await store(lease, {
      from: ME,
      id: "N",
      peer: true,
      message: notice({ syncType: RECENT, progress: 100, ...serve("/history", blob(1_500)) }),
    });
    await store(lease, { from: "2003@s.whatsapp.net", id: "L", message: text("live") });
    await projector.kick();
    await until(async () => (await count("messages", lease)) === 1_501 && !projector.busy);
    expect(await count("chats", lease)).toBe(1_500);
    expect(parts.at(-1)).toEqual({ syncType: 3, progress: 100, inline: false, done: 1, of: 1 });
    expect(parts.length).toBeGreaterThan(1);
    expect(await inbox(lease)).toEqual([
      { state: "done", attempts: 0, emptied: false }, // a first sync may need it again
      { state: "done", attempts: 0, emptied: true },
    ]);
    await projector.stop();
  });

  it("takes history from the own phone only", async () => {
    const lease = await hold();
    const { projector } = project(lease);
    const inline = { syncType: RECENT, progress: 100, initialHistBootstrapInlinePayload: blob(5) };
    await store(lease, { from: "666@s.whatsapp.net", id: "forged", message: notice(inline) });
    await projector.kick();
    expect(await count("chats", lease)).toBe(0);
    await store(lease, { from: ME, id: "real", message: notice(inline) });
    await projector.kick();
    await until(async () => (await count("chats", lease)) === 5);
    await projector.stop();
  });

  it("changes nothing for a stranger who sends what only the own phone may", async () => {
    const lease = await hold();
    const { projector } = project(lease);
    await store(lease, { from: "2001@s.whatsapp.net", id: "A", message: text("before") });
    await projector.kick();
    const before = await dumpCopy(database.work, lease.session);
    const events = await count("events", lease);
    for (const [index, protocolMessage] of forged().entries())
      for (const peer of [true, false])
        for (const from of ["666@s.whatsapp.net", "2001@s.whatsapp.net", "555@g.us"])
          await store(lease, {
            ...{ from, peer, id: `F${index}` },
            ...(from.endsWith("@g.us") && { participant: "666@s.whatsapp.net" }),
            message: proto.Message.encode({ protocolMessage }).finish(),
          });
    await projector.kick();
    await until(() => Promise.resolve(!projector.busy));
    expect(await dumpCopy(database.work, lease.session)).toEqual(before);
    expect(await count("events", lease)).toBe(events);
    expect(await count("parked", lease)).toBe(0);
    expect((await inbox(lease)).every(({ state }) => state === "done")).toBe(true);
    await projector.stop();
  });

  it("sets a row aside that PostgreSQL refuses, while its neighbours flow", async () => {
    const lease = await hold();
    const { projector } = project(lease);
    await database.work.query(`create function refuse() returns trigger language plpgsql as $$
      begin if new.body = 'poison' then raise exception 'no' using errcode = '23514'; end if; return new; end $$`);
    await database.work.query("create trigger refuse before insert on messages for each row execute function refuse()");
    for (const [index, body] of ["one", "poison", "two"].entries())
      await store(lease, { from: "2001@s.whatsapp.net", id: `P${index}`, message: text(body) });
    for (let round = 0; round < 3; round += 1) await projector.kick();
    await database.work.query("drop trigger refuse on messages");
    const { rows } = await database.work.query(
      "select state, attempts, error from inbox where session_id = $1 order by id",
      [lease.session],
    );
    expect(rows).toMatchObject([
      { state: "done", attempts: 0 },
      { state: "quarantined", attempts: 3, error: "error 23514" },
      { state: "done", attempts: 0 },
    ]);
    expect(await count("messages", lease)).toBe(2);
    await projector.stop();
  });

  it("sets a row aside that cannot be projected, after three tries and with a reason, while the rest flows", async () => {
    const lease = await hold();
    const { projector } = project(lease);
    await store(lease, { from: "2001@s.whatsapp.net", id: "A", message: text("before") });
    await store(lease, { from: "2001@s.whatsapp.net", id: "B", message: Buffer.from([0xff, 0xff, 0xff, 0xff]) });
    await store(lease, {
      from: ME,
      id: "C",
      peer: true,
      message: notice({ syncType: RECENT, initialHistBootstrapInlinePayload: Buffer.from("not deflated") }),
    });
    await storeBatch(database.work, lease, {
      messages: [{ key: { remoteJid: "2001@s.whatsapp.net", id: "D" }, info: Buffer.from([0xff]) }],
    });
    await store(lease, { from: "2001@s.whatsapp.net", id: "E", message: text("after") });
    for (let round = 0; round < 4; round += 1) {
      await projector.kick();
      await until(() => Promise.resolve(!projector.busy));
    }
    expect((await inbox(lease)).map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      "done 0",
      "quarantined 3",
      "quarantined 3",
      "quarantined 3",
      "done 0",
    ]);
    const { rows } = await database.work.query(
      "select error from inbox where session_id = $1 and state = 'quarantined'",
      [lease.session],
    );
    expect(rows.every(({ error }) => error.length > 0)).toBe(true);
    expect(await count("messages", lease)).toBe(2);
    await projector.stop();
  });

  it("tries again later, when the media server was away", async () => {
    const lease = await hold();
    const { projector } = project(lease);
    const there = serve("/late", blob(3));
    const file = files.get("/late")!;
    files.delete("/late");
    await store(lease, {
      from: ME,
      id: "N",
      peer: true,
      message: notice({ syncType: RECENT, progress: 100, ...there }),
    });
    for (let tries = 1; tries <= 4; tries += 1) {
      await projector.kick();
      await until(async () => (await inbox(lease))[0]?.attempts === tries);
      expect(await waits(lease)).toBeGreaterThan(7 * 2 ** tries);
      expect(projector.busy).toBe(true); // the history is not complete
      await projector.kick();
      expect((await inbox(lease))[0]).toMatchObject({ state: "new", attempts: tries });
      await tryAllNow(database.work, lease.session);
    }
    files.set("/late", file);
    await projector.kick();
    await until(async () => (await count("chats", lease)) === 3);
    await projector.stop();
  });

  it("gives a chunk up that no media server has after half a day of tries, says why, and goes on", async () => {
    const lease = await hold();
    const { projector } = project(lease);
    const gone = { directPath: "/gone", mediaKey: randomBytes(32), fileSha256: randomBytes(32) };
    await store(lease, { from: ME, id: "N", peer: true, message: notice({ syncType: RECENT, progress: 50, ...gone }) });
    await database.work.query("update inbox set attempts = 18 where session_id = $1", [lease.session]);
    await projector.kick();
    await until(async () => (await inbox(lease))[0]?.attempts === 19);
    expect(await waits(lease)).toBeGreaterThan(3_500);
    expect(projector.busy).toBe(true);
    await tryAllNow(database.work, lease.session);
    await projector.kick();
    await until(() => Promise.resolve(!projector.busy));
    const { rows } = await database.work.query("select state, error from inbox where session_id = $1", [lease.session]);
    expect(rows).toEqual([{ state: "quarantined", error: "MediaUnreachable" }]);
    await projector.stop();
  });

  it("does not wait for a media server that does not answer, when it is stopped", async () => {
    const lease = await hold();
    const { projector } = project(lease);
    await store(lease, {
      from: ME,
      id: "N",
      peer: true,
      message: notice({ syncType: RECENT, ...serve("/never", blob(3)) }),
    });
    await projector.kick();
    expect(projector.busy).toBe(true);
    const begun = performance.now();
    await projector.stop();
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(await inbox(lease)).toEqual([{ state: "new", attempts: 0, emptied: false }]);
  });

  it("lets the chats of a history be told in turn, so that the last word of the log about each is the newest", async () => {
    const lease = await hold();
    const { projector } = project(lease);
    await store(lease, { from: "2001@s.whatsapp.net", id: "A", message: text("before") });
    await projector.kick();
    await database.work.query(`create function dawdle() returns trigger language plpgsql as $$
      begin perform pg_sleep(0.5); return new; end $$`);
    await database.work.query("create trigger dawdle before insert on messages for each row execute function dawdle()");
    await store(lease, { from: "2001@s.whatsapp.net", id: "B", message: text("meanwhile") });
    const applied = projector.kick();
    await until(
      async () =>
        (await database.work.query("select from pg_stat_activity where wait_event = 'PgSleep'")).rowCount === 1,
    );
    await projector.inTurn(() => announceChats(database.work, lease));
    await applied;
    await database.work.query("drop trigger dawdle on messages");
    const { rows } = await database.work.query(
      "select data ->> 'unreadCount' as unread from events where session_id = $1 and type = 'chat.upserted' order by xid desc, id desc limit 1",
      [lease.session],
    );
    expect(rows).toEqual([{ unread: "2" }]);
    await projector.stop();
  });

  it("leaves everything to its successor once the lease has moved", async () => {
    const lease = await hold();
    const { projector } = project(lease);
    await store(lease, { from: "2001@s.whatsapp.net", id: "A", message: text("mine") });
    await database.work.query("update leases set epoch = epoch + 1 where session_id = $1", [lease.session]);
    void projector.kick();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await projector.stop();
    expect(await count("messages", lease)).toBe(0);
    expect(await inbox(lease)).toEqual([{ state: "new", attempts: 0, emptied: false }]);
  });
});
