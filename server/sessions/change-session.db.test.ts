import { afterAll, beforeAll, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { prisma } from "@/server/db/client.ts";
import { newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { Account, Session } from "./schema.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let key: string;
let organizationId: string;

beforeAll(async () => {
  http = await startHttp();
  organizationId = (await newOrganization()).id;
  key = (await issueApiKey({ organizationId, name: "k", permissions: ["read", "manage"] })).key;
});
afterAll(() => http.stop());

const send = (method: string, path: string, body?: object) =>
  http.ask(`/api/v1/sessions/${path}`, {
    method,
    token: key,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });

it("is renamed and recoloured, and keeps what is not named", async () => {
  const { id } = await newSession({ organizationId, kind: "whatsapp", settings: { color: "teal", later: 1 } });
  const shown = Session.parse((await send("PATCH", id, { label: " Front desk " })).json);
  expect([shown.label, shown.settings]).toEqual(["Front desk", { color: "teal", later: 1 }]);
  const recoloured = Session.parse((await send("PATCH", id, { settings: { color: "rust" } })).json);
  expect([recoloured.label, recoloured.settings]).toEqual(["Front desk", { color: "rust", later: 1 }]);
  expect(recoloured.updatedAt).toBeGreaterThanOrEqual(shown.updatedAt);
  expect((await send("PATCH", id, { label: null })).json.label).toBeNull();
  expect((await send("PATCH", id)).json.settings.color).toBe("rust");
});

it("slate is the sandbox's, and its only colour", async () => {
  const [sandbox, whatsapp] = await Promise.all([
    newSession({ organizationId, kind: "sandbox" }),
    newSession({ organizationId, kind: "whatsapp" }),
  ]);
  expect((await send("PATCH", sandbox.id, { settings: { color: "slate" } })).status).toBe(200);
  expect((await send("PATCH", sandbox.id, { settings: { color: "plum" } })).json.error.code).toBe("conflict");
  expect((await send("PATCH", whatsapp.id, { settings: { color: "slate" } })).json.error.code).toBe("conflict");
});

it.each([
  [{ label: "" }, "label"],
  [{ label: "x".repeat(101) }, "label"],
  [{ label: 5 }, "label"],
  [{ settings: null }, "settings"],
  [{ settings: { color: "red" } }, "settings.color"],
  [{ settings: { size: 1 } }, "settings.size"],
  [{ status: "working" }, "status"],
])("%j names the field", async (body, path) => {
  const { id } = await newSession({ organizationId });
  const { status, json } = await send("PATCH", id, body);
  expect([status, json.error.details.errors[0].path]).toEqual([400, path]);
});

it("is restarted: from rest it starts, connected it stays what it is until the worker has a new connection", async () => {
  const rested = await newSession({ organizationId, status: "failed", statusReason: "damaged" });
  const connected = await newSession({
    organizationId,
    status: "working",
    desired: "running",
    startedAt: new Date(1_000),
  });
  for (const [{ id }, status] of [
    [rested, "starting"],
    [connected, "working"],
  ] as const) {
    const answer = await send("POST", `${id}:restart`);
    expect([answer.status, Session.parse(answer.json).status]).toEqual([202, status]);
    const row = await prisma.session.findUniqueOrThrow({ where: { id } });
    expect(row.desired).toBe("running");
    expect(Date.now() - row.startedAt!.getTime()).toBeLessThan(10_000);
    expect(await prisma.event.count({ where: { sessionId: id, type: "session.status" } })).toBe(1);
  }
});

it("tells whose number it is", async () => {
  const { id } = await newSession({ organizationId });
  expect(Account.parse((await send("GET", `${id}/me`)).json)).toEqual({
    sessionId: id,
    status: "stopped",
    jid: null,
    lid: null,
    phoneNumber: null,
    pushName: null,
    connected: false,
  });
  const account = { jid: "1@s.whatsapp.net", lid: "7@lid", phoneNumber: "1", pushName: "Rosa" };
  await prisma.session.update({
    where: { id },
    data: { ...account, status: "working", desired: "running", statusAt: new Date() },
  });
  expect(Account.parse((await send("GET", `${id}/me`)).json)).toEqual({
    ...account,
    sessionId: id,
    status: "working",
    connected: true,
  });
});
