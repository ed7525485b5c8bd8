import "./quiet.ts";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { proto, WA_CERT_DETAILS } from "@whiskeysockets/baileys";
import type { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "./index.ts";
import { control, TestClient } from "./test-client.ts";

describe("a real client against the sandbox", { timeout: 30_000 }, () => {
  let dataDir: string;
  let sandbox: Sandbox;
  const client = new TestClient(() => sandbox);
  const phone = "447700900001";
  let scanned: any;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    sandbox = await startSandbox({ port: 0, dataDir });
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(sandbox.trustRoot, "base64");
  });
  afterAll(async () => {
    await client.socket.end(undefined);
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const snapshot = async () => (await control(sandbox, "snapshot", { account: phone })).accounts[0];
  const texts = () => client.texts();

  it("links by code, logs in and gets the whole history", async () => {
    scanned = await client.link({ phone, pushName: "Sunrise", seed: "one", chats: 120, messages: 1_500 });
    expect(scanned).toMatchObject({ account: phone, jid: `${phone}@s.whatsapp.net` });
    expect(client.auth.creds.me?.lid).toContain(scanned.lid.split("@")[0]);
    const chats = () => client.history().flatMap((part) => part.chats);
    await client.until(() => chats().length >= 120, "the history");
    expect(new Set(chats().map(({ id }) => id)).size).toBe(120);
    expect(client.history().flatMap((part) => part.messages)).toHaveLength(1_500);
    const notify = client.seen.flatMap((batch) => batch["contacts.upsert"] ?? []).filter((contact) => contact.notify);
    expect(
      notify.length + client.history().flatMap((part) => part.contacts.filter((contact) => contact.notify)).length,
    ).toBeGreaterThan(20);
  });

  it("tells the client which phone a LID belongs to", async () => {
    const chats = client.history().flatMap((part) => part.chats);
    const byLid = chats.find(({ id, pnJid }) => id?.endsWith("@lid") && pnJid);
    const known = await client.until(
      () => client.socket.signalRepository.lidMapping.getPNForLID(byLid?.id ?? ""),
      "the mapping",
    );
    expect(known).toContain(byLid?.pnJid?.split("@")[0]);
  });

  it("delivers Signal messages by phone and by LID, to people and groups, and sees them acknowledged", async () => {
    const chats = client.history().flatMap((part) => part.chats.map(({ id }) => id ?? ""));
    const places = ["@s.whatsapp.net", "@lid", "@g.us", "@newsletter"].map(
      (server) => chats.find((id) => id.endsWith(server)) ?? "",
    );
    for (const chat of places) {
      const { ids } = await control(sandbox, "say", { account: phone, chat, text: `hello ${chat}` });
      const got = await client.until(() => texts().find(({ id }) => id === ids[0]), `the message in ${chat}`);
      expect(got).toMatchObject({ remoteJid: chat, text: `hello ${chat}`, fromMe: false });
    }
    await client.until(async () => (await snapshot()).queued === 0, "all receipts");
    expect((await snapshot()).receipted).toBeGreaterThan(places.length);
  });

  it("keeps the order of a hundred messages", async () => {
    const { ids, chat, sent } = await control(sandbox, "say", { account: phone, count: 100 });
    expect(sent).toBe(100);
    await client.until(() => texts().filter(({ remoteJid }) => remoteJid === chat).length >= 100, "a hundred messages");
    expect(texts().filter(({ id }) => ids.includes(id)).map(({ id }) => id)).toEqual(ids); // prettier-ignore
  });

  it("copies what the owner writes and reads on the phone", async () => {
    const chat = "447700900555@s.whatsapp.net";
    const { ids } = await control(sandbox, "say", { account: phone, chat, text: "are you there?" });
    const { id } = await control(sandbox, "own", { account: phone, chat, text: "yes" });
    expect(await client.until(() => texts().find((text) => text.id === id), "the copy")).toMatchObject({
      fromMe: true,
      remoteJid: chat,
      text: "yes",
    });
    const later = await control(sandbox, "say", { account: phone, chat, text: "good" });
    expect((await control(sandbox, "read", { account: phone, chat })).ids).toEqual(later.ids);
    const read = () =>
      client.seen
        .flatMap((batch) => batch["messages.update"] ?? [])
        .filter(({ update }) => update.status === proto.WebMessageInfo.Status.READ);
    await client.until(() => read().some(({ key }) => key.id === later.ids[0]), "the read receipt");
    expect(read().some(({ key }) => key.id === ids[0])).toBe(false);
  });

  it("reads what the client sends, and then goes on in the same session", async () => {
    const chat = "447700900556@s.whatsapp.net";
    await control(sandbox, "say", { account: phone, chat, text: "first" });
    await client.until(() => texts().some(({ text }) => text === "first"), "the first");
    await client.socket.sendMessage(chat, { text: "the answer" });
    const sent = await client.until(async () => (await snapshot()).sent.at(-1), "the answer");
    expect(sent).toMatchObject({ text: "the answer" });
    await control(sandbox, "say", { account: phone, chat, text: "second" });
    await client.until(() => texts().some(({ text }) => text === "second"), "the second");
  });

  it("knows one person by either address", async () => {
    const chats = client.history().flatMap((part) => part.chats);
    const { id: byPhone, lidJid: byLid } = chats.find(({ id, lidJid }) => id!.endsWith("@s.whatsapp.net") && lidJid)!;
    for (const chat of [byPhone!, byLid!, byPhone!, byLid!]) {
      const { ids } = await control(sandbox, "say", { account: scanned.lid, chat, text: "both ways" });
      const got = await client.until(() => texts().find(({ id }) => id === ids[0]), "the message");
      expect(got).toMatchObject({ remoteJid: chat, remoteJidAlt: chat === byPhone ? byLid : byPhone });
    }
    expect(
      (await control(sandbox, "read", { account: scanned.jid, chat: byPhone! })).ids.length,
    ).toBeGreaterThanOrEqual(4);
  });

  it("encrypts again for a client that lost a session", async () => {
    const chat = "447700900557@s.whatsapp.net";
    await control(sandbox, "say", { account: phone, chat, text: "before" });
    await client.until(() => texts().some(({ text }) => text === "before"), "the message before");
    client.auth.lose("session");
    const { ids } = await control(sandbox, "say", { account: phone, chat, text: "after" });
    await client.until(() => texts().some(({ id, text }) => id === ids[0] && text === "after"), "the message after");
    await client.until(async () => (await snapshot()).queued === 0, "its receipt");
  });

  it("queues for a client that is away, and keeps account and queue over a restart", async () => {
    await control(sandbox, "offline", { account: phone, on: true });
    await client.closed();
    client.forget();
    client.connect();
    expect(await client.closed()).not.toBe(401);
    const chat = "447700900560@s.whatsapp.net"; // a session of its own: others were lost on purpose above
    const { ids } = await control(sandbox, "say", { account: phone, chat, count: 20 });
    expect((await snapshot()).queued).toBe(20);
    await control(sandbox, "offline", { account: phone, on: false });
    const { secret, trustRoot } = sandbox;
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, dataDir });
    expect(sandbox).toMatchObject({ secret, trustRoot });
    client.forget();
    client.connect();
    await client.until(() => texts().length >= 20, "the queued messages");
    expect(texts().map(({ id }) => id)).toEqual(ids); // prettier-ignore
    await client.until(async () => (await snapshot()).queued === 0, "all receipts");
    expect(client.history()).toEqual([]);
  });

  it("survives a crash of the sandbox: what was queued arrives, and talking goes on", async () => {
    const chat = "447700900559@s.whatsapp.net";
    await control(sandbox, "say", { account: phone, chat, text: "before the crash" });
    await client.until(() => texts().some(({ text }) => text === "before the crash"), "the message before");
    await control(sandbox, "offline", { account: phone, on: true });
    await client.closed();
    const queued = await control(sandbox, "say", { account: phone, chat, text: "queued at the crash" });
    await control(sandbox, "offline", { account: phone, on: false });
    const survivor = await mkdtemp(join(tmpdir(), "sandbox-"));
    await cp(dataDir, survivor, { recursive: true }); // what a killed process leaves behind
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, dataDir: survivor });
    await rm(dataDir, { recursive: true, force: true });
    dataDir = survivor;
    client.forget();
    client.connect();
    await client.until(() => texts().some(({ id }) => id === queued.ids[0]), "the queued message");
    await control(sandbox, "say", { account: phone, chat, text: "after the crash" });
    await client.until(() => texts().some(({ text }) => text === "after the crash"), "the message after");
  });

  it("answers what a client asks about people and groups", async () => {
    const groups = Object.values(await client.socket.groupFetchAllParticipating());
    expect(groups.length).toBeGreaterThan(2);
    expect(await client.socket.groupMetadata(groups[0]!.id)).toMatchObject({
      id: groups[0]!.id,
      subject: groups[0]!.subject,
    });
    expect(groups[0]!.participants.length).toBeGreaterThan(2);
    expect(await client.socket.onWhatsApp("447700900777")).toMatchObject([{ exists: true }]);
    await expect(client.socket.profilePictureUrl("447700900777@s.whatsapp.net")).rejects.toThrow();
    expect(await client.socket.fetchBlocklist()).toEqual([]);
  });

  it("lets messages trickle in until told to stop", async () => {
    client.forget();
    await control(sandbox, "trickle", { account: phone, perMinute: 600 });
    await client.until(() => texts().length >= 5, "five messages");
    await control(sandbox, "trickle", { account: phone, perMinute: 0 });
    expect(new Set(texts().map(({ remoteJid }) => remoteJid)).size).toBeGreaterThan(2);
    const { said } = await snapshot();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect((await snapshot()).said).toBe(said);
  });

  it("knew every request the client made", async () => {
    const { unknownIqs, received } = await snapshot();
    expect(unknownIqs).toEqual([]);
    expect(Object.keys(received)).toEqual(
      expect.arrayContaining(["encrypt", "passive", "abt", "blocklist", "privacy", "receipt"]),
    );
  });

  it("offers again, byte for byte, what was not acknowledged, and forgets what is refused", async () => {
    const offered: string[] = [];
    const watch = () =>
      client.socket.ws.on("CB:message", ({ content }: any) =>
        offered.push(Buffer.from(content[0].content).toString("hex")),
      );
    watch();
    (client.socket.ws as any).socket.send = (_data: unknown, sent?: () => void) => sent?.();
    await control(sandbox, "say", { account: phone, chat: "447700900558@s.whatsapp.net", text: "x" });
    await client.until(() => offered.length === 1, "the offer");
    await control(sandbox, "drop", { account: phone });
    await client.closed();
    client.forget();
    client.connect();
    watch();
    await client.until(() => offered.length === 2, "the second offer");
    expect(offered[1]).toBe(offered[0]);
    await client.until(async () => (await snapshot()).refused === 1, "the refusal of a ciphertext already read");
    expect((await snapshot()).queued).toBe(0);
  });

  it("lets the newer of two logins win", async () => {
    const twin = new TestClient(() => sandbox, client.auth);
    twin.connect();
    await twin.open();
    expect(await client.closed()).toBe(440);
    expect(await snapshot()).toMatchObject({ sockets: 1, replaced: 1 });
    await control(sandbox, "conflict", { account: phone });
    expect(await twin.closed()).toBe(440);
  });

  it("breaks connections in the ways a network and WhatsApp do", async () => {
    const expected = { drop: 428, streamError: 503 };
    for (const [verb, code] of Object.entries(expected)) {
      client.forget();
      client.connect();
      await client.open();
      await control(sandbox, verb, { account: phone, code });
      expect(await client.closed()).toBe(code);
    }
  });

  it("removes the device: the client is told, and its next login refused", async () => {
    client.forget();
    client.connect();
    await client.open();
    await control(sandbox, "logout", { account: phone });
    expect(await client.closed()).toBe(401);
    client.forget();
    client.connect();
    expect(await client.closed()).toBe(401);
    await expect(control(sandbox, "say", { account: phone })).rejects.toThrow("409 No device is linked");
    await expect(control(sandbox, "say", { account: phone, chat: "x@broadcast" })).rejects.toThrow("400");
  });

  it("links by a code typed on the phone, and by no other", async () => {
    const coded = new TestClient(() => sandbox);
    coded.connect();
    await coded.until(() => coded.update("qr").at(-1), "a code");
    const ping = {
      tag: "iq",
      attrs: { to: "@s.whatsapp.net", type: "get", xmlns: "w:p" },
      content: [{ tag: "ping", attrs: {} }],
    };
    expect(await coded.socket.query(ping)).toMatchObject({ attrs: { type: "result" } });
    const code = await coded.socket.requestPairingCode("447700900002");
    await expect(control(sandbox, "typeCode", { phone: "447700900002", code: "ABCDEFGH" })).rejects.toThrow(
      "409 This is not the code",
    );
    expect(await control(sandbox, "typeCode", { phone: "+447700900002", code, chats: 3 })).toMatchObject({
      account: "447700900002",
    });
    expect(await coded.closed()).toBe(515);
    coded.forget();
    coded.connect();
    await coded.open();
    await coded.until(() => coded.history().flatMap((part) => part.chats).length === 3, "the history");
    await coded.socket.end(undefined);
  });

  it("forgets a device whose client was gone before it heard of the scan", async () => {
    const [lost, other] = [new TestClient(() => sandbox), new TestClient(() => sandbox)];
    const account = "447700900003";
    lost.connect();
    const qr = await lost.until(() => lost.update("qr").at(-1), "a code");
    const line = (lost.socket.ws as any).socket as WebSocket;
    line.pause();
    await control(sandbox, "scan", { qr, phone: account, chats: 3 });
    line.terminate();
    await other.link({ phone: account });
    expect((await control(sandbox, "snapshot", { account })).accounts[0].devices).toEqual([2]);
    await other.until(() => other.history().flatMap((part) => part.chats).length === 3, "the history");
    await other.socket.end(undefined);
  });

  it("links again as another device of the same account, with the same history", async () => {
    const again = new TestClient(() => sandbox);
    const relinked = await again.link({ phone });
    expect(relinked.device).toBe(`${phone}:2@s.whatsapp.net`);
    await again.until(
      () => again.history().reduce((sum, part) => sum + part.messages.length, 0) === 1_500,
      "the history",
    );
    await again.socket.logout();
    await again.until(async () => (await snapshot()).devices.length === 0, "the log-out");
  });
});
