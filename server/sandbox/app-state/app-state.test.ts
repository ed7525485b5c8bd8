import "../quiet.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WA_CERT_DETAILS, type WAPatchName } from "@whiskeysockets/baileys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../index.ts";
import { control, TestClient, until } from "../test-client.ts";

const ALL: WAPatchName[] = ["critical_block", "critical_unblock_low", "regular_high", "regular_low", "regular"];

describe("the owner's settings", { timeout: 30_000 }, () => {
  let dataDir: string;
  let sandbox: Sandbox;
  const client = new TestClient(() => sandbox);
  const account = "447700900011";
  const chat = "447700900555@s.whatsapp.net";
  const other = "447700900556@s.whatsapp.net";

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    sandbox = await startSandbox({ port: 0, dataDir });
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(sandbox.trustRoot, "base64");
    await client.link({ phone: account, seed: "settings", chats: 20, messages: 60 });
    await until(() => client.history().flatMap(({ chats }) => chats).length === 20, "the history");
    await until(() => client.auth.creds.accountSyncCounter, "the first sync");
  });
  afterAll(async () => {
    await client.socket.end(undefined);
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const snapshot = async () => (await control(sandbox, "snapshot", { account })).accounts[0];
  const updates = (id: string) => client.events("chats.update").flat().filter((update) => update.id === id); // prettier-ignore
  const change = (wish: object) => control(sandbox, "change", { account, chat, ...wish });

  it("reach the client as the phone changes them", async () => {
    const day = Date.now() + 86_400_000;
    const cases: [wish: object, update: object][] = [
      [{ pinned: true }, { pinned: expect.any(Number) }],
      [{ archived: true }, { archived: true }],
      [{ mutedUntil: -1 }, { muteEndTime: -1 }],
      [{ mutedUntil: day }, { muteEndTime: day }],
      [{ mutedUntil: null }, { muteEndTime: null }],
      [{ read: false }, { unreadCount: -1 }],
      [{ read: true }, { unreadCount: 0 }],
      [{ pinned: false }, { pinned: null }],
    ];
    for (const [wish, update] of cases) {
      client.forget();
      await change(wish);
      await until(() => updates(chat).length > 0, JSON.stringify(wish));
      expect(updates(chat).at(-1)).toMatchObject(update);
    }
    await change({ contactName: "Ada" });
    const named = () => client.events("contacts.upsert").flat();
    await until(() => named().find(({ id, name }) => id === chat && name === "Ada"), "the name");
    await until(async () => (await snapshot()).queued === 0, "the acknowledgements");
  });

  it("reach the phone as the client changes them, under the next version", async () => {
    const versions: number = (await snapshot()).settings.regular_low.length;
    await client.socket.chatModify({ pin: true }, other);
    await client.socket.chatModify({ mute: 1_900_000_000_000 }, other);
    const { settings } = await snapshot();
    expect(settings.regular_low).toHaveLength(versions + 1);
    expect(settings.regular_low.at(-1)).toMatchObject({
      version: versions + 1,
      by: "client",
      actions: [{ index: ["pin_v1", other], value: { pinAction: { pinned: true } } }],
    });
    expect(settings.regular_high.at(-1)).toMatchObject({
      by: "client",
      actions: [
        { index: ["mute", other], value: { muteAction: { muted: true, muteEndTimestamp: 1_900_000_000_000 } } },
      ],
    });
    await until(() => updates(other).find(({ pinned }) => pinned), "the echo of the client's own pin");
    await control(sandbox, "change", { account, chat: other, pinned: false }); // on top of the client's own
    await until(() => updates(other).find(({ pinned }) => pinned === null), "the change");
  });

  it("refuse a change that starts from an old version", async () => {
    const patch = { tag: "patch", attrs: {}, content: new Uint8Array(3) };
    const collection = { tag: "collection", attrs: { name: "regular_low", version: "0" }, content: [patch] };
    const request = {
      tag: "iq",
      attrs: { to: "s.whatsapp.net", type: "set", xmlns: "w:sync:app:state" },
      content: [{ tag: "sync", attrs: {}, content: [collection] }],
    };
    const { settings: before } = await snapshot();
    await expect(client.socket.query(request)).rejects.toMatchObject({ data: 409 });
    expect((await snapshot()).settings).toEqual(before);
  });

  it("come again from version 0, after a restart too, and to another device", async () => {
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, dataDir });
    await client.again();
    await client.auth.keys.set({ "app-state-sync-version": Object.fromEntries(ALL.map((name) => [name, null])) });
    client.forget();
    await client.socket.resyncAppState(ALL, false);
    await until(() => updates(other).length > 0, "the settings");
    expect(updates(chat)).toContainEqual(expect.objectContaining({ archived: true, pinned: null, muteEndTime: null }));
    expect(updates(other)).toContainEqual(expect.objectContaining({ muteEndTime: 1_900_000_000_000 }));
    const twin = new TestClient(() => sandbox);
    await twin.link({ phone: account });
    await until(() => twin.auth.creds.accountSyncCounter, "the first sync of the twin");
    await twin.socket.chatModify({ archive: false, lastMessages: [] }, chat);
    await until(() => updates(chat).find(({ archived }) => archived === false), "the twin's change");
    await twin.socket.logout();
  });

  it("are many: fetched in parts", async () => {
    const chats = Array.from({ length: 60 }, (_, index) => `4477009${String(10_000 + index)}@s.whatsapp.net`);
    for (const each of chats) await control(sandbox, "change", { account, chat: each, pinned: true, archived: true });
    await until(async () => (await snapshot()).queued === 0, "the acknowledgements");
    await client.auth.keys.set({ "app-state-sync-version": { regular_low: null } });
    client.forget();
    await client.socket.resyncAppState(["regular_low"], false);
    for (const each of chats) await until(() => updates(each).length > 0, `the settings of ${each}`);
  });

  it("come whole, as a file, to a client that begins anew, without what was taken back", async () => {
    const phone = "447700900013";
    const first = new TestClient(() => sandbox);
    await first.link({ phone, seed: "whole", chats: 5, messages: 5, snapshots: true });
    await until(() => first.auth.creds.accountSyncCounter, "the first sync");
    const tell = (wish: object) => control(sandbox, "change", { account: phone, chat, ...wish });
    await tell({ pinned: true, contactName: "Ada" });
    await tell({ pinned: false, archived: true, contactName: null });
    await first.socket.chatModify({ pin: true }, other);
    await first.socket.end(undefined);
    await first.again();
    await first.auth.keys.set({ "app-state-sync-version": Object.fromEntries(ALL.map((name) => [name, null])) });
    await until(async () => (await control(sandbox, "snapshot", { account: phone })).accounts[0].queued === 0, "quiet");
    first.forget();
    await first.socket.resyncAppState(ALL, false);
    const told = (id: string) => first.events("chats.update").flat().filter((update) => update.id === id); // prettier-ignore
    await until(() => told(other).some(({ pinned }) => pinned) && told(chat).length > 0, "the settings");
    expect(told(chat)).toContainEqual(expect.objectContaining({ archived: true }));
    expect(told(chat).some(({ pinned }) => pinned)).toBe(false);
    expect(first.events("contacts.upsert").flat()).toEqual([]);
    await tell({ archived: false }); // on top of it
    await until(() => told(chat).some(({ archived }) => archived === false), "the change after it");
    await first.socket.chatModify({ pin: false }, other); // taken only when the sums of both sides agree
    const { settings } = (await control(sandbox, "snapshot", { account: phone })).accounts[0];
    expect(settings.regular_low.at(-1)).toMatchObject({ by: "client" });
    await first.socket.end(undefined);
  });

  it("are there from the beginning, when the phone tells them so", async () => {
    const planted = new TestClient(() => sandbox);
    await planted.link({ phone: "447700900012", seed: "planted", chats: 60, settingsBy: "appState" });
    await until(() => planted.history().flatMap(({ chats }) => chats).length === 60, "the history");
    const told = (await control(sandbox, "snapshot", { account: "447700900012" })).accounts[0].settings;
    expect(told.regular_low.length).toBeGreaterThan(3);
    await until(() => planted.auth.creds.accountSyncCounter, "the first sync");
    await planted.socket.end(undefined);
    await planted.again(); // on its first connection Baileys swallows what comes before the history
    await planted.auth.keys.set({ "app-state-sync-version": Object.fromEntries(ALL.map((name) => [name, null])) });
    await planted.socket.resyncAppState(ALL, false);
    const pinned = () => planted.events("chats.update").flat().filter((update) => update.pinned); // prettier-ignore
    await until(() => pinned().length === 3, "the three pinned chats");
    await planted.socket.end(undefined);
  });
});
