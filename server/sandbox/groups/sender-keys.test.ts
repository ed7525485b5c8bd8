import "../quiet.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BinaryNode, WA_CERT_DETAILS } from "@whiskeysockets/baileys";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../index.ts";
import { control, TestClient, until } from "../test-client.ts";

describe("groups", { timeout: 30_000 }, () => {
  let dataDir: string;
  let sandbox: Sandbox;
  let groups: string[];
  const client = new TestClient(() => sandbox);
  const account = "447700900031";
  const sender = "447700900777@s.whatsapp.net";

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    sandbox = await startSandbox({ port: 0, dataDir });
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(sandbox.trustRoot, "base64");
    await client.link({ phone: account, seed: "groups", chats: 80, messages: 80 });
    await until(() => client.history().flatMap(({ chats }) => chats).length === 80, "the history");
    groups = client.history().flatMap(({ chats }) => chats.flatMap(({ id }) => (id?.endsWith("@g.us") ? [id] : [])));
  });
  afterAll(async () => {
    await client.socket.end(undefined);
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  let kinds: string[][];
  beforeEach(() => {
    kinds = [];
    watch();
  });
  const watch = () =>
    client.socket.ws.on("CB:message", ({ content }: BinaryNode) =>
      kinds.push((content as BinaryNode[]).map(({ attrs }) => attrs.type!)),
    );
  const snapshot = async () => (await control(sandbox, "snapshot", { account })).accounts[0];
  const say = (chat: string, wish: object) => control(sandbox, "say", { account, chat, sender, ...wish });
  const received = (ids: string[]) => client.texts().filter(({ id }) => ids.includes(id!)); // prettier-ignore
  const arrived = (ids: string[]) => until(() => received(ids).length >= ids.length, "the messages");

  it("are sealed once for all: the key with a person's first message only", async () => {
    const first = await say(groups[0]!, { text: "one" });
    await arrived(first.ids);
    const more = await say(groups[0]!, { count: 3 });
    await arrived(more.ids);
    expect(kinds).toEqual([["pkmsg", "skmsg"], ["skmsg"], ["skmsg"], ["skmsg"]]);
    const other = await say(groups[0]!, { sender: "447700900778", count: 2 });
    await arrived(other.ids);
    expect(kinds.slice(4)).toEqual([["pkmsg", "skmsg"], ["skmsg"]]);
    expect(received(first.ids)).toMatchObject([{ remoteJid: groups[0], fromMe: false, text: "one" }]);
  });

  it("are read in any order of arrival", async () => {
    const { ids } = await say(groups[0]!, { count: 4, order: [0, 2, 3, 1] });
    await arrived(ids);
    expect(received(ids).map(({ id }) => id)).toEqual([ids[0], ids[2], ids[3], ids[1]]);
    await expect(say(groups[0]!, { count: 2, order: [1, 1] })).rejects.toThrow("400");
  });

  it("go on over a restart, and when the client has lost what it knew", async () => {
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, dataDir });
    await client.again();
    watch();
    const { ids } = await say(groups[0]!, { count: 2 });
    await arrived(ids);
    expect(kinds).toEqual([["skmsg"], ["skmsg"]]);
    client.auth.lose("sender-key");
    const { ids: after } = await say(groups[0]!, { text: "after" });
    await arrived(after);
    await arrived((await say(groups[0]!, { count: 2 })).ids);
    await until(async () => (await snapshot()).queued === 0, "all receipts");
  });

  it("carry what the client writes, once", async () => {
    const before: number = (await snapshot()).sent.length;
    for (const text of ["hello all", "and again"]) await client.socket.sendMessage(groups[1]!, { text });
    const sent = await until(async () => {
      const all = (await snapshot()).sent.slice(before);
      return all.length >= 2 ? all : undefined;
    }, "both messages");
    expect(sent).toMatchObject([
      { to: groups[1], text: "hello all" },
      { to: groups[1], text: "and again" },
    ]);
    expect((await snapshot()).sent).toHaveLength(before + 2);
  });
});
