import "../quiet.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { proto, WA_CERT_DETAILS } from "@whiskeysockets/baileys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../index.ts";
import { control, TestClient, until } from "../test-client.ts";

const { StubType } = proto.WebMessageInfo;

describe("a group that changes", { timeout: 30_000 }, () => {
  let dataDir: string;
  let sandbox: Sandbox;
  let chat: string;
  const client = new TestClient(() => sandbox);
  const account = "447700900041";
  const guest = "447700900779@s.whatsapp.net";

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    sandbox = await startSandbox({ port: 0, dataDir });
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(sandbox.trustRoot, "base64");
    await client.link({ phone: account, seed: "groups", chats: 80, messages: 80 });
    chat = Object.keys(await client.socket.groupFetchAllParticipating())[0]!;
  });
  afterAll(async () => {
    await client.socket.end(undefined);
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const stubs = () => client.messages().map(({ messageStubType }) => messageStubType);
  const told = (stub: proto.WebMessageInfo.StubType) => until(() => stubs().includes(stub), `stub ${stub}`);
  const metadata = () => client.socket.groupMetadata(chat);
  const isGuest = ({ id, phoneNumber }: { id: string; phoneNumber?: string }) => id === guest || phoneNumber === guest;

  it("is told of, and asked about again shows what it has become", async () => {
    await control(sandbox, "group", { account, chat, subject: "New name", by: guest });
    await told(StubType.GROUP_CHANGE_SUBJECT);
    expect(client.events("groups.update").flat()).toContainEqual(expect.objectContaining({ subject: "New name" }));
    await control(sandbox, "group", { account, chat, add: [guest], promote: [guest] });
    await told(StubType.GROUP_PARTICIPANT_PROMOTE);
    expect(stubs()).toContain(StubType.GROUP_PARTICIPANT_ADD);
    const { subject, participants } = await metadata();
    expect(subject).toBe("New name");
    expect(participants.find(isGuest)).toMatchObject({ admin: "admin" });
  });

  it("is closed to those who are no admins, and opened again", async () => {
    await control(sandbox, "group", { account, chat, announce: true, locked: true });
    await told(StubType.GROUP_CHANGE_ANNOUNCE);
    await told(StubType.GROUP_CHANGE_RESTRICT);
    expect(await metadata()).toMatchObject({ announce: true, restrict: true });
    await control(sandbox, "group", { account, chat, announce: false, locked: false });
    expect(await metadata()).toMatchObject({ announce: false, restrict: false });
  });

  it("stays so over a restart, until the next change", async () => {
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, dataDir });
    await client.again();
    expect((await metadata()).subject).toBe("New name");
    await control(sandbox, "group", {
      account,
      chat,
      demote: [guest],
      remove: [guest],
      by: guest,
      description: "About",
    });
    await told(StubType.GROUP_PARTICIPANT_LEAVE);
    expect((await metadata()).participants.find(isGuest)).toBeUndefined();
  });

  it("is closed to who was put out", async () => {
    await control(sandbox, "group", { account, chat, remove: [account], by: guest });
    await told(StubType.GROUP_PARTICIPANT_REMOVE);
    await expect(metadata()).rejects.toThrow();
    expect(await client.socket.groupFetchAllParticipating()).not.toHaveProperty(chat);
  });

  it("can be new", async () => {
    const fresh = "120363999999999999@g.us";
    await control(sandbox, "group", { account, chat: fresh, create: [guest], subject: "Fresh" });
    await until(() => client.events("groups.upsert").flat().find(({ id }) => id === fresh), "the group"); // prettier-ignore
    expect(await client.socket.groupMetadata(fresh)).toMatchObject({ subject: "Fresh", size: 2 });
    await expect(control(sandbox, "group", { account, chat: "120363000000000009@g.us" })).rejects.toThrow("404");
  });
});
