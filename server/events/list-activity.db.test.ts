import { describe, expect, it } from "vitest";
import { createApiKey } from "@/server/api-keys/index.ts";
import { type Capability, CAPABILITIES, capabilitiesOf, grant, type Role } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { createSession } from "@/server/sessions/index.ts";
import { CreateSession } from "@/server/sessions/schema.ts";
import { callerWith, newMember, newOrganization } from "@/server/testing/factories.ts";
import { listActivity } from "./list-activity.ts";
import { ActivityPage, ListActivity } from "./schema.ts";

async function tenant() {
  const { id } = await newOrganization();
  const person = async (role: Role) => {
    const user = await newMember(id, role);
    return { kind: "person" as const, id: user.id, organizationId: id, capabilities: capabilitiesOf(role) };
  };
  const [owner, member] = [await person("owner"), await person("member")];
  return { id, owner: grant(owner, "manage"), reads: grant(owner, "read"), member: grant(member, "read") };
}

const emit = (organizationId: string, session: string | null, type: string) =>
  pool.query("insert into events (organization_id, session_id, type, data) values ($1, $2, $3, '{}')", [
    ...[organizationId, session, type],
  ]);

const ask = async (caller: Parameters<typeof listActivity>[0], query: object = {}) => {
  const page = ActivityPage.parse(await listActivity(caller, ListActivity.parse(query)));
  return { ...page, words: page.data.map((row) => (row.kind === "act" ? row.action : row.type)) };
};

/** A number is made, a key, a chat and a message come, in this order. */
async function lived() {
  const of = await tenant();
  const { id: session } = await createSession(of.owner, CreateSession.parse({ kind: "sandbox", start: false }));
  await createApiKey(of.owner, { name: "k", permissions: ["read"] });
  for (const type of ["chat.upserted", "session.qr", "history.progress", "message.upserted"])
    await emit(of.id, session, type);
  return { ...of, session };
}

describe("the activity of an organization", () => {
  it("is acts and events in one stream, newest first; codes and percentages are left out", async () => {
    const { reads } = await lived();
    const { words, data } = await ask(reads);
    expect(words.slice(0, 3)).toEqual(["message.upserted", "chat.upserted", "key.create"]);
    expect(words.slice(3).toSorted()).toEqual(["session.create", "session.status"]);
    expect(data.map(({ at }) => at)).toEqual(data.map(({ at }) => at).toSorted((a, b) => b - a));
  });

  it("shows nobody's acts to who does not manage, and to no key", async () => {
    const { member, id } = await lived();
    const events = ["message.upserted", "chat.upserted", "session.status"];
    expect((await ask(member)).words).toEqual(events);
    expect((await ask(member, { kind: "acts" })).words).toEqual([]);
    const key = {
      kind: "api-key" as const,
      id: "k",
      organizationId: id,
      capabilities: new Set<Capability>(CAPABILITIES),
    };
    expect((await ask(grant(key, "read"))).words).toEqual(events);
  });

  it("is narrowed to a kind, a number, a person", async () => {
    const { reads, owner, session, id } = await lived();
    const other = await createSession(owner, CreateSession.parse({ kind: "sandbox", start: false }));
    await emit(id, other.id, "message.status");
    expect((await ask(reads, { kind: "acts" })).words).toEqual(["session.create", "key.create", "session.create"]);
    expect((await ask(reads, { kind: "numbers" })).words).toEqual(["session.status", "session.status"]);
    expect((await ask(reads, { kind: "chats" })).words).toEqual(["chat.upserted"]);
    expect((await ask(reads, { kind: "messages" })).words).toEqual(["message.status", "message.upserted"]);
    expect((await ask(reads, { session: other.id })).words.toSorted()).toEqual([
      ...["message.status", "session.create", "session.status"],
    ]);
    expect((await ask(reads, { session, kind: "acts" })).words).toEqual(["session.create"]);
    expect((await ask(reads, { actor: owner.id })).words).toHaveLength(3);
    expect((await ask(reads, { actor: "nobody" })).words).toEqual([]);
  });

  it("is walked page by page without loss or repetition, while new things happen", async () => {
    const { reads, id, session } = await lived();
    for (let round = 0; round < 30; round += 1) await emit(id, session, "message.upserted");
    const all = await ask(reads, { limit: 200 });
    for (const limit of [1, 2, 7]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ask(reads, { limit, cursor });
        seen.push(...page.data.map((row) => `${row.kind} ${row.id}`));
        cursor = page.nextCursor ?? undefined;
        await emit(id, session, "message.status");
      } while (cursor !== undefined);
      const before = (await ask(reads, { limit: 200 })).data.map((row) => `${row.kind} ${row.id}`);
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.slice(-seen.length)).toEqual(seen);
      expect(seen.length).toBeGreaterThanOrEqual(all.data.length);
    }
  });

  it("is nobody else's, and a cursor is good for its own list only", async () => {
    const [mine, theirs] = [await lived(), await tenant()];
    expect((await ask(theirs.reads)).words).toEqual([]);
    await expect(ask(theirs.reads, { session: mine.session })).rejects.toMatchObject({ code: "not_found" });
    const { nextCursor } = await ask(mine.reads, { limit: 1 });
    for (const query of [{ kind: "acts" }, { session: mine.session }, { actor: "x" }])
      await expect(ask(mine.reads, { ...query, cursor: nextCursor })).rejects.toMatchObject({
        code: "validation_error",
      });
    await expect(ask(callerWith(theirs.id, "read"), { cursor: nextCursor })).rejects.toMatchObject({
      code: "validation_error",
    });
  });
});
