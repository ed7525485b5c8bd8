import { describe, expect, it } from "vitest";
import { grant } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { callerWith, newChat, newMember, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { createSession } from "./create-session.ts";
import { listChanges } from "./list-changes.ts";
import { listFigures } from "./list-figures.ts";
import { CreateSession, ListChanges, TellPhone } from "./schema.ts";
import { startSession } from "./start-session.ts";
import { stopSession } from "./stop-session.ts";
import { tellPhone } from "./tell-phone.ts";

async function tenant() {
  const { id } = await newOrganization();
  return { id, manage: callerWith(id, "manage"), read: callerWith(id, "read") };
}

describe("the timeline", () => {
  it("tells what became of a session, newest first, page by page, and of nobody else's", async () => {
    const { manage, read } = await tenant();
    const { id: session } = await createSession(manage, CreateSession.parse({ start: false }));
    await startSession(manage, { session });
    await stopSession(manage, { session });
    const other = await createSession(manage, CreateSession.parse({}));
    const states = async (query: object) =>
      (await listChanges(read, ListChanges.parse(query))).data.map((change) => change.statusReason ?? change.status);
    expect(await states({ session })).toEqual(["stopped_by_user", "starting", "new"]);
    expect(await states({})).toEqual(["starting", "stopped_by_user", "starting", "new"]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listChanges(read, ListChanges.parse({ limit: 1, cursor }));
      seen.push(...page.data.map(({ sessionId, status }) => `${sessionId === other.id} ${status}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(["true starting", "false stopped", "false starting", "false stopped"]);
    const stranger = await tenant();
    expect((await listChanges(stranger.read, ListChanges.parse({}))).data).toEqual([]);
    await expect(listChanges(stranger.read, ListChanges.parse({ session }))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("figures", () => {
  it("are counted, each session its own", async () => {
    const { id: organizationId, read } = await tenant();
    const [one, two] = [await newSession({ organizationId }), await newSession({ organizationId })];
    const { id: chatId } = await newChat({ sessionId: one.id });
    await newChat({ sessionId: one.id });
    await newMessage({ sessionId: one.id, chatId });
    const exactly = (count: number) => ({ count, about: false });
    const figures = await listFigures(read);
    expect(figures).toHaveLength(2);
    const times = { since: one.statusAt.getTime(), by: null, nextTryAt: null, checkedAt: null };
    expect(figures).toContainEqual({ session: one.id, chats: exactly(2), messages: exactly(1), setAside: 0, ...times });
    expect(figures).toContainEqual(
      expect.objectContaining({ session: two.id, chats: exactly(0), messages: exactly(0) }),
    );
    await pool.query({
      text: "insert into inbox (session_id, kind, hash, state) values ($1, 'stanza', '\\x01', 'quarantined'), ($1, 'stanza', '\\x02', 'done')",
      values: [one.id],
    });
    expect(await listFigures(read)).toContainEqual(expect.objectContaining({ session: one.id, setAside: 1 }));
    expect(await listFigures((await tenant()).read)).toEqual([]);
  });

  it("tell when WhatsApp last answered on the line", async () => {
    const { id: organizationId, read } = await tenant();
    const { id } = await newSession({ organizationId });
    await pool.query({
      text: "insert into leases (session_id, heard_at) values ($1, to_timestamp(1700000000))",
      values: [id],
    });
    expect((await listFigures(read))[0]!.checkedAt).toBe(1_700_000_000_000);
  });

  it("name who stopped a number, as long as it is stopped", async () => {
    const { id: organizationId, manage, read } = await tenant();
    const { id: user } = await newMember(organizationId, "admin");
    await pool.query("update users set name = 'Kwame B.' where id = $1", [user]);
    const { id: session } = await createSession(manage, CreateSession.parse({}));
    const person = grant({ ...manage, kind: "person", id: user }, "manage");
    await stopSession(person, { session });
    expect((await listFigures(read))[0]!.by).toBe("Kwame B.");
    await startSession(person, { session });
    expect((await listFigures(read))[0]!.by).toBeNull();
  });

  it("are about right beyond ten thousand, and say so", async () => {
    const { id: organizationId, read } = await tenant();
    const { id } = await newSession({ organizationId });
    const [many, atOnce] = [15_000, 1_500]; // a statement may take five seconds, on a busy machine too
    for (let made = 0; made < many; made += atOnce)
      await pool.query(
        "insert into chats (session_id, jid, type) select $1, n || '@s.whatsapp.net', 'dm' from generate_series($2::int + 1, $2::int + $3) n",
        [id, made, atOnce],
      );
    const before = (await listFigures(read))[0]!;
    expect(before.chats.about).toBe(true);
    expect(before.chats.count).toBeGreaterThan(10_000);
    await pool.query("analyze chats");
    const { chats, messages } = (await listFigures(read))[0]!;
    expect(chats.about).toBe(true);
    expect(Math.abs(chats.count - many)).toBeLessThan(many * 0.1);
    expect(messages).toEqual({ count: 0, about: false });
  });
});

describe("the phone of a sandbox number", () => {
  it("is told nothing by way of a real number, or of one not linked yet", async () => {
    const { manage } = await tenant();
    const real = await createSession(manage, CreateSession.parse({ start: false }));
    const unlinked = await createSession(manage, CreateSession.parse({ kind: "sandbox", start: false }));
    for (const { id: session } of [real, unlinked])
      await expect(tellPhone(manage, TellPhone.parse({ session, act: "log-out" }))).rejects.toMatchObject({
        code: "conflict",
      });
  });
});
