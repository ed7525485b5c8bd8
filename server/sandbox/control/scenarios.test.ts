import "../quiet.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { proto, WA_CERT_DETAILS } from "@whiskeysockets/baileys";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../index.ts";
import { control, TestClient, until } from "../test-client.ts";

const { Status, StubType } = proto.WebMessageInfo;

describe("what can happen to a client", { timeout: 30_000 }, () => {
  let dataDir: string;
  let sandbox: Sandbox;
  const client = new TestClient(() => sandbox);
  const account = "447700900051";
  const chat = "447700900555@s.whatsapp.net";

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    sandbox = await startSandbox({ port: 0, dataDir });
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(sandbox.trustRoot, "base64");
    await client.link({ phone: account, seed: "faults", chats: 60, messages: 120 });
    await until(() => client.history().flatMap(({ chats }) => chats).length === 60, "the history");
  });
  afterAll(async () => {
    await client.socket.end(undefined);
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => client.forget());

  const snapshot = async () => (await control(sandbox, "snapshot", { account })).accounts[0];
  const settled = () => until(async () => (await snapshot()).queued === 0, "the acknowledgements");
  const send = (wish: object) => control(sandbox, "send", { account, chat, ...wish });
  const say = async (text: string, wish: object = {}) => send({ message: { conversation: text }, ...wish });
  const withId = (id: string) => client.messages().filter(({ key }) => key.id === id);
  const arrived = (id: string) => until(() => withId(id).at(-1), `message ${id}`);
  const updates = (id: string) => client.events("messages.update").flat().filter(({ key }) => key.id === id); // prettier-ignore

  /** A status that comes at once is part of the echo. */
  const statuses = (id: string) => [...withId(id), ...updates(id).map(({ update }) => update)].map(({ status }) => status); // prettier-ignore

  it("messages of every kind, from anybody, dated and named as told", async () => {
    const at = 1_700_000_000_000;
    const attrs = { notify: "Another Name" };
    const { id } = await send({ message: { imageMessage: { caption: "look", mediaKey: "AAEC" } }, at, attrs });
    const image = await arrived(id);
    expect(image).toMatchObject({ pushName: "Another Name", messageTimestamp: at / 1000 });
    expect(image.message?.imageMessage).toMatchObject({ caption: "look", mediaKey: new Uint8Array([0, 1, 2]) });
    const mine = await say("from the phone", { own: true });
    expect((await arrived(mine.id)).key).toMatchObject({ fromMe: true, remoteJid: chat });
    for (const message of [{}, { conversatio: "typo" }, { imageMessage: 7 }])
      await expect(send({ message })).rejects.toThrow("400");
  });

  it("edits, revokes and reactions", async () => {
    const { id } = await say("first words");
    await arrived(id);
    const key = { remoteJid: chat, fromMe: false, id };
    await send({
      message: { protocolMessage: { type: "MESSAGE_EDIT", key, editedMessage: { conversation: "better" } } },
    });
    await send({ message: { reactionMessage: { key, text: "👍", senderTimestampMs: 1 } } });
    await send({ message: { protocolMessage: { type: "REVOKE", key } } });
    await until(() => updates(id).some(({ update }) => update.messageStubType === StubType.REVOKE), "the revoke");
    expect(updates(id)[0]?.update.message?.editedMessage?.message?.conversation).toBe("better");
    expect(client.events("messages.reaction").flat()).toMatchObject([{ key: { id }, reaction: { text: "👍" } }]);
  });

  it("the same stanza twice, plain and sealed, and a new encryption of the same message", async () => {
    const { id: plain } = await say("twice", { by: "plaintext", duplicate: true });
    await until(() => withId(plain).length === 2, "both");
    const acks: number = (await snapshot()).received.ack ?? 0;
    const { id } = await say("sealed", { duplicate: 2 });
    await until(async () => (await snapshot()).received.ack >= acks + 2, "two refusals");
    expect(withId(id)).toHaveLength(1); // the key of a message is used up
    await say("sealed", { id });
    await until(() => withId(id).length === 2, "the second encryption");
    await settled();
  });

  it("unreadable messages, healed by a retry or never", async () => {
    await control(sandbox, "fault", { account, corrupt: 2 });
    for (const text of ["one", "two", "three"]) await say(text);
    const texts = () => client.texts().map(({ text }) => text);
    await until(() => ["one", "two", "three"].every((text) => texts().includes(text)), "all three");
    const stubs = client.messages().filter(({ messageStubType }) => messageStubType === StubType.CIPHERTEXT);
    expect(stubs.length).toBeGreaterThanOrEqual(2);
    expect((await snapshot()).faults.corrupt).toBe(0);
    const { id } = await say("never", { chat: "447700900556@s.whatsapp.net", corrupt: 100 });
    expect(await arrived(id)).toMatchObject({ messageStubType: StubType.CIPHERTEXT });
    await settled();
    expect(withId(id).every(({ message }) => !message?.conversation)).toBe(true);
  });

  it("a message the server has not: the phone sends it when asked", async () => {
    const { id } = await say("only on the phone", { by: "unavailable" });
    expect(await arrived(id)).toMatchObject({ messageStubType: StubType.CIPHERTEXT });
    const whole = () => withId(id).find(({ message }) => message?.conversation === "only on the phone");
    await until(whole, "the content");
  });

  it("receipts of what the client sent, of both kinds", async () => {
    const sent = await client.socket.sendMessage(chat, { text: "hello" });
    const id = sent?.key.id ?? "";
    await until(async () => (await snapshot()).sent.at(-1)?.id === id, "the message");
    await control(sandbox, "receipt", { account, chat, ids: [id] });
    await until(() => statuses(id).includes(Status.DELIVERY_ACK), "the delivery receipt");
    await control(sandbox, "receipt", { account, chat, ids: [id], type: "read" });
    await until(() => statuses(id).includes(Status.READ), "the read receipt");
    await control(sandbox, "fault", { account, sendError: 479 });
    const refused = await client.socket.sendMessage(chat, { text: "refused" });
    await until(() => statuses(refused?.key.id ?? "").includes(Status.ERROR), "the refusal");
    await control(sandbox, "fault", { account, sendError: null });
  });

  it("a person whose number is known only later", async () => {
    const lid = "1999999999999999@lid";
    const hidden = await say("who am I?", { chat: lid });
    expect((await arrived(hidden.id)).key).toMatchObject({ remoteJid: lid });
    expect((await arrived(hidden.id)).key.remoteJidAlt).toBeUndefined();
    const shown = await say("it is me", { chat: lid, attrs: { sender_pn: "447700900888@s.whatsapp.net" } });
    expect((await arrived(shown.id)).key.remoteJidAlt).toBe("447700900888@s.whatsapp.net");
    const mapped = () => client.socket.signalRepository.lidMapping.getPNForLID(lid);
    expect(await until(mapped, "the mapping")).toContain("447700900888");
  });

  it("forgeries of a stranger, which change nothing", async () => {
    const { myAppStateKeyId, processedHistoryMessages } = client.auth.creds;
    const history = { syncType: "RECENT", chunkOrder: 1, initialHistBootstrapInlinePayload: "eJwDAAAAAAE=" };
    const share = { keys: [{ keyId: { keyId: "AAAA" }, keyData: { keyData: "BBBB" } }] };
    for (const protocolMessage of [
      { type: "HISTORY_SYNC_NOTIFICATION", historySyncNotification: history },
      { type: "APP_STATE_SYNC_KEY_SHARE", appStateSyncKeyShare: share },
    ]) {
      const { id } = await send({ message: { protocolMessage }, attrs: { category: "peer" } });
      await arrived(id);
    }
    await settled();
    expect(client.history()).toEqual([]);
    expect(client.auth.creds).toMatchObject({ myAppStateKeyId, processedHistoryMessages });
  });

  it("logins refused for any reason, and requests that nobody answers", async () => {
    await control(sandbox, "drop", { account });
    await client.closed();
    for (const failure of [403, 405, 503]) {
      await control(sandbox, "fault", { account, failure });
      client.forget();
      client.connect();
      expect(await client.closed()).toBe(failure);
    }
    await control(sandbox, "fault", { account, failure: null, unanswered: ["blocklist"] });
    await client.again();
    const asked = client.socket.fetchBlocklist().then(() => "answered", () => "answered"); // prettier-ignore
    expect(await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 300, "waiting"))])).toBe("waiting");
    await control(sandbox, "fault", { account, unanswered: [] });
    expect(await client.socket.fetchBlocklist()).toEqual([]);
  });

  it("is written down, in order, for who checks afterwards", async () => {
    const { next } = await control(sandbox, "journal", { account });
    const { id } = await say("noted");
    await arrived(id);
    await settled();
    await control(sandbox, "drop", { account });
    await client.closed();
    await client.again();
    const { entries } = await control(sandbox, "journal", { account, after: next });
    const what = entries.filter((entry: any) => entry.id === undefined || entry.id === id);
    expect(what.map((entry: any) => entry.what)).toEqual(["offered", "receipted", "gone", "connected"]);
    expect(what[0]).toMatchObject({ id, device: 1 });
  });

  it("a server whose clock is wrong", async () => {
    await control(sandbox, "fault", { account, skewMs: -86_400_000 });
    const { id } = await say("yesterday");
    const { messageTimestamp } = await arrived(id);
    expect(Math.abs(Date.now() / 1000 - 86_400 - Number(messageTimestamp))).toBeLessThan(60);
    await control(sandbox, "fault", { account, skewMs: 0 });
  });
});
