import "../quiet.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { proto, WA_CERT_DETAILS, type WAMessage } from "@whiskeysockets/baileys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../index.ts";
import { TestClient, until } from "../test-client.ts";

describe("history as files", { timeout: 30_000 }, () => {
  let dataDir: string;
  let sandbox: Sandbox;
  const client = new TestClient(() => sandbox);
  const phone = "447700900021";
  const DELAY = 400;

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

  const notices = () =>
    client.messages().flatMap(({ message }) => message?.protocolMessage?.historySyncNotification ?? []);

  it("is fetched chunk by chunk, after a while, and is all there", async () => {
    const wish = { phone, seed: "files", chats: 90, messages: 900, chunk: 30, perChat: 10 };
    await client.link({ ...wish, historyBy: "media", mediaDelayMs: DELAY });
    const opened = performance.now();
    expect(client.history()).toEqual([]);
    await until(() => client.history().flatMap(({ chats }) => chats).length >= 90, "the history");
    expect(performance.now() - opened).toBeGreaterThan(DELAY * 0.8);
    expect(client.history().filter(({ chats }) => chats.length > 0)).toHaveLength(3);
    expect(new Set(client.history().flatMap(({ chats }) => chats.map(({ id }) => id))).size).toBe(90);
    expect(client.history().at(-1)).toMatchObject({ progress: 100 });
    for (const notice of notices()) {
      expect(notice.directPath).toMatch(/^\/media\//);
      expect(notice.initialHistBootstrapInlinePayload?.length ?? 0).toBe(0);
    }
    expect(notices().length).toBeGreaterThanOrEqual(4);
  });

  it("has older messages for who asks for them, but none that came before", async () => {
    const groups = new Map<string, WAMessage[]>();
    for (const message of client.history().flatMap(({ messages }) => messages))
      groups.set(message.key.remoteJid!, [...(groups.get(message.key.remoteJid!) ?? []), message]);
    const [chat, first] = [...groups].find(([, messages]) => messages.length === 10)!;
    const oldest = first.at(-1)!;
    client.forget();
    await client.socket.fetchMessageHistory(5, oldest.key, Number(oldest.messageTimestamp) * 1000);
    const more = await until(
      () => client.history().find(({ syncType }) => syncType === proto.HistorySync.HistorySyncType.ON_DEMAND),
      "older messages",
    );
    expect(more.messages.length).toBeGreaterThan(0);
    expect(more.messages.length).toBeLessThanOrEqual(5);
    for (const message of more.messages) {
      expect(message.key.remoteJid).toBe(chat);
      expect(first.map(({ key }) => key.id)).not.toContain(message.key.id);
      expect(Number(message.messageTimestamp)).toBeLessThanOrEqual(Number(oldest.messageTimestamp));
    }
  });

  it("has nothing at other names, whoever asks", async () => {
    const base = `http://127.0.0.1:${sandbox.port}`;
    const [notice] = notices();
    for (const path of [
      `/media/${phone}/${"0".repeat(64)}`,
      "/media/1/x",
      `/media/${phone}/../../../secret`,
      "/media/",
    ])
      expect((await fetch(base + path)).status).toBeGreaterThanOrEqual(401);
    const file = Buffer.from(await (await fetch(base + notice!.directPath!)).arrayBuffer());
    expect(file.length % 16).toBe(10);
  });
});
