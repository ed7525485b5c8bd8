import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Capability, CAPABILITIES, grant } from "@/server/caller.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { callerWith, newMember, newOrganization } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { createApiKey } from "./create-api-key.ts";
import { issueApiKey } from "./issue-api-key.ts";
import { makeKey } from "./key.ts";
import { listApiKeys } from "./list-api-keys.ts";
import { renameApiKey } from "./rename-api-key.ts";
import { revokeApiKey } from "./revoke-api-key.ts";
import { ApiKey, ApiKeyPage, CreateApiKey, CreatedApiKey, RenameApiKey } from "./schema.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(async () => {
  await http.stop();
});

const status = async (key: string, path = "/api/v1/sessions", method = "GET") =>
  (await http.ask(path, { token: key, method })).status;

async function tenant() {
  const { id } = await newOrganization();
  const user = await newMember(id, "owner");
  const owner = { kind: "person" as const, id: user.id, organizationId: id, capabilities: new Set(CAPABILITIES) };
  return { id, user, owner: grant(owner, "manage") };
}

describe("a key", () => {
  it("is shown once, stored as its hash only, and lists everything else", async () => {
    const { owner, user } = await tenant();
    const input = CreateApiKey.parse({ name: " Nightly export ", permissions: ["events", "read", "read"] });
    const created = CreatedApiKey.parse(await createApiKey(owner, input));
    expect(created).toMatchObject({ name: "Nightly export", permissions: ["read", "events"], createdBy: user.email });
    expect(created.prefix).toBe(created.key.slice(0, 8));
    const { key, ...shown } = created;
    expect(ApiKeyPage.parse(await listApiKeys(owner, { limit: 50 })).data).toEqual([shown]);
    const { rows } = await pool.query<{ row: string }>("select api_keys::text as row from api_keys where id = $1", [
      created.id,
    ]);
    expect(rows[0]!.row).not.toContain(key.slice(8));
    expect(await status(key)).toBe(200);
  });

  it("grants exactly its permissions", async () => {
    const { id } = await newOrganization();
    const needs: Record<string, [string, string, number]> = {
      read: ["/api/v1/sessions", "GET", 200],
      manage: ["/api/v1/sessions/x:start", "POST", 404],
      send: ["/api/v1/sessions/x/channels/y:unfollow", "POST", 404],
    };
    for (const held of [...CAPABILITIES, undefined]) {
      const { key } = await issueApiKey({ organizationId: id, name: "k", permissions: held ? [held] : [] });
      for (const [needed, [path, method, ok]] of Object.entries(needs))
        expect(await status(key, path, method), `${held} asks for ${needed}`).toBe(held === needed ? ok : 403);
    }
  });

  it("ends when it is revoked, at once, or expires", async () => {
    const { id, owner } = await tenant();
    const { key, ...made } = await createApiKey(owner, { name: "k", permissions: ["read"] });
    expect(await status(key)).toBe(200);
    const revoked = ApiKey.parse(await revokeApiKey(owner, { id: made.id }));
    expect(await status(key)).toBe(401);
    expect((await revokeApiKey(owner, { id: made.id })).revokedAt).toBe(revoked.revokedAt);
    const gone = await issueApiKey({ organizationId: id, name: "k", permissions: ["read"], expiresAt: Date.now() - 1 });
    expect(await status(gone.key)).toBe(401);
    const soon = await issueApiKey({
      organizationId: id,
      name: "k",
      permissions: ["read"],
      expiresAt: Date.now() + 60_000,
    });
    expect(await status(soon.key)).toBe(200);
    await expect(createApiKey(owner, { name: "k", permissions: ["read"], expiresAt: 1 })).rejects.toMatchObject({
      code: "validation_error",
    });
  });

  it("notes its use, at most once a minute", async () => {
    const { id } = await newOrganization();
    const made = await issueApiKey({ organizationId: id, name: "k", permissions: ["read"] });
    const used = async () => (await prisma.apiKey.findUniqueOrThrow({ where: { id: made.id } })).lastUsedAt?.getTime();
    await status(made.key);
    await expect.poll(used).toBeTypeOf("number");
    const first = await used();
    await status(made.key);
    await status(made.key);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await used()).toBe(first);
  });

  it("that is junk is refused without a query, one that is well-formed and unknown is looked up and counted", async () => {
    const seen = vi.spyOn(pool, "query");
    const junk = ["x", "wa_", `${makeKey()}0`, makeKey().slice(0, -1), makeKey().toUpperCase(), `wa_${"0".repeat(38)}`];
    for (const key of junk) expect(await status(key)).toBe(401);
    expect(seen).not.toHaveBeenCalled();
    expect(await status(makeKey())).toBe(401);
    expect(seen).toHaveBeenCalledTimes(3); // looked up, counted, and old tries are forgotten at the first
    seen.mockRestore();
  });
});

describe("keys are a person's business", () => {
  it("a key with manage may not list, make, rename or revoke keys", async () => {
    const { id } = await newOrganization();
    const caller = callerWith(id, "manage");
    await expect(listApiKeys(caller, { limit: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(createApiKey(caller, { name: "k", permissions: ["read"] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(renameApiKey(caller, { id: "x", name: "y" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokeApiKey(caller, { id: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("another organization's key is not there", async () => {
    const [mine, other] = [await tenant(), await tenant()];
    const { id, key } = await createApiKey(other.owner, { name: "k", permissions: ["read"] });
    for (const wanted of [id, "nothing"]) {
      await expect(revokeApiKey(mine.owner, { id: wanted })).rejects.toMatchObject({ message: "api key not found" });
      const renaming = renameApiKey(mine.owner, { id: wanted, name: "taken over" });
      await expect(renaming).rejects.toMatchObject({ message: "api key not found" });
    }
    expect((await listApiKeys(other.owner, { limit: 50 })).data[0]!.name).toBe("k");
    expect(await status(key)).toBe(200);
    expect((await listApiKeys(mine.owner, { limit: 50 })).data).toEqual([]);
  });

  it("are called something else, and do what they did", async () => {
    const { owner, id: organizationId } = await tenant();
    const { id, key } = await createApiKey(owner, { name: "old", permissions: ["read"] });
    expect(await renameApiKey(owner, RenameApiKey.parse({ id, name: " new " }))).toMatchObject({ id, name: "new" });
    expect((await listApiKeys(owner, { limit: 50 })).data[0]!.name).toBe("new");
    expect(await status(key)).toBe(200);
    const said = await prisma.auditEntry.findMany({ where: { organizationId, action: "key.update" } });
    expect(said.map(({ targetName }) => targetName)).toEqual(["new"]);
    for (const name of ["", " ", "a\0b", "x".repeat(101)])
      expect(RenameApiKey.safeParse({ id, name }).success).toBe(false);
  });

  it("are listed newest first, page by page", async () => {
    const { owner } = await tenant();
    for (const name of ["a", "b", "c"]) {
      await createApiKey(owner, { name, permissions: ["read"] });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const revoked = await createApiKey(owner, { name: "revoked", permissions: ["read"] });
    await revokeApiKey(owner, { id: revoked.id });
    const inForce = await listApiKeys(owner, { limit: 3, inForce: true });
    expect([inForce.data.map(({ name }) => name), inForce.nextCursor]).toEqual([["c", "b", "a"], null]);
    await pool.query("delete from api_keys where id = $1", [revoked.id]);
    const first = await listApiKeys(owner, { limit: 2 });
    const second = await listApiKeys(owner, { limit: 2, cursor: first.nextCursor! });
    expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(["c", "b", "a"]);
    expect(second.nextCursor).toBeNull();
  });

  it("a permission nobody knows is refused", () => {
    const parse = (permissions: unknown) => CreateApiKey.safeParse({ name: "k", permissions }).success;
    expect([parse([]), parse(["all"]), parse(["read"] satisfies Capability[])]).toEqual([false, false, true]);
  });
});
