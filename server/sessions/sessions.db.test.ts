import { describe, expect, it } from "vitest";
import { pool, prisma } from "@/server/db/client.ts";
import { callerWith, newOrganization, newSession } from "@/server/testing/factories.ts";
import { createSession } from "./create-session.ts";
import { getSession } from "./get-session.ts";
import { listSessions } from "./list-sessions.ts";
import { CreateSession, Session, SESSION_COLORS } from "./schema.ts";
import { startSession } from "./start-session.ts";
import { stopSession } from "./stop-session.ts";

async function tenant() {
  const { id } = await newOrganization();
  return { id, manage: callerWith(id, "manage"), read: callerWith(id, "read") };
}
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const lease = (sessionId: string, expiresAt: Date) =>
  prisma.lease.create({ data: { sessionId, owner: "w", expiresAt } });
const eventsOf = (organizationId: string) =>
  prisma.event.findMany({
    where: { organizationId, type: { not: "audit.recorded" } },
    orderBy: { id: "asc" },
    select: { type: true, data: true },
  });

describe("creating", () => {
  it("deals the colours in order, slate for the sandbox, and announces it", async () => {
    const { id, manage } = await tenant();
    const colors: string[] = [];
    for (let made = 0; made < 9; made++) {
      if (made === 3)
        expect((await createSession(manage, CreateSession.parse({ kind: "sandbox" }))).settings.color).toBe("slate");
      colors.push(Session.parse(await createSession(manage, CreateSession.parse({}))).settings.color);
    }
    expect(colors).toEqual([...SESSION_COLORS, "plum", "blue"]);
    expect((await eventsOf(id))[0]).toEqual({
      type: "session.status",
      data: { status: "starting", statusReason: null },
    });
  });

  it("tells the worker after the commit", async () => {
    const { manage } = await tenant();
    const listener = await pool.connect();
    const heard: (string | undefined)[] = [];
    listener.on("notification", ({ channel, payload }) => heard.push(`${channel} ${payload}`));
    await listener.query("listen sessions");
    const { id } = await createSession(manage, CreateSession.parse({}));
    await expect.poll(() => heard).toContain(`sessions ${id}`);
    await listener.query("unlisten *");
    listener.release();
  });
});

describe("listing", () => {
  it("is in the order of creation, page by page, with a cursor of its own organization", async () => {
    const { id, read } = await tenant();
    const ids: string[] = [];
    for (let made = 0; made < 5; made++) {
      ids.push((await newSession({ organizationId: id })).id);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listSessions(read, { limit: 2, cursor });
      seen.push(...page.data.map((session) => session.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids);
    const other = await tenant();
    const { nextCursor } = await listSessions(read, { limit: 1 });
    await expect(listSessions(other.read, { limit: 1, cursor: nextCursor! })).rejects.toMatchObject({
      code: "validation_error",
    });
  });
});

describe("no worker", () => {
  const old = { desired: "running", createdAt: ago(60), startedAt: ago(60), statusAt: ago(60) };
  const shown = async (given: object, expiresAt?: Date) => {
    const { id, read } = await tenant();
    const session = await newSession({ organizationId: id, ...old, ...given });
    if (expiresAt) await lease(session.id, expiresAt);
    const { status, statusReason } = Session.parse(await getSession(read, { session: session.id }));
    return [status, statusReason];
  };

  it("is said of what should run and nobody has held for 20 s", async () => {
    expect(await shown({ status: "working" })).toEqual(["failed", "no_worker"]);
    expect(await shown({ status: "starting" }, ago(21))).toEqual(["failed", "no_worker"]);
    expect(await shown({ status: "working" }, ago(15))).toEqual(["working", null]);
    expect(await shown({ status: "working" }, ago(-15))).toEqual(["working", null]);
    expect(await shown({ status: "starting", startedAt: ago(5) })).toEqual(["starting", null]);
  });

  it("is not said where no worker is missed", async () => {
    for (const [status, statusReason] of [
      ["logged_out", "unlinked"],
      ["failed", "refused"],
      ["scan_qr_code", "code_expired"],
    ])
      expect(await shown({ status, statusReason })).toEqual([status, statusReason]);
    expect(await shown({ status: "stopped", statusReason: "new", desired: "stopped" })).toEqual(["stopped", "new"]);
  });
});

describe("starting", () => {
  const started = async (given: object) => {
    const { id, manage } = await tenant();
    const session = await newSession({ organizationId: id, startedAt: ago(60), ...given });
    const { status, statusReason } = await startSession(manage, { session: session.id });
    const row = await prisma.session.findUniqueOrThrow({ where: { id: session.id } });
    return {
      shown: [status, statusReason],
      asked: row.startedAt! > ago(30),
      desired: row.desired,
      events: await eventsOf(id),
    };
  };

  it.each([
    ["stopped", "stopped_by_user"],
    ["failed", "replaced"],
    ["logged_out", "unlinked"],
    ["scan_qr_code", "code_expired"],
  ])("%s, %s: begins anew", async (status, statusReason) => {
    const { shown, asked, desired, events } = await started({ status, statusReason });
    expect([shown, asked, desired]).toEqual([["starting", null], true, "running"]);
    expect(events).toHaveLength(1);
  });

  it.each([
    ["working", null],
    ["working", "history"],
    ["scan_qr_code", null],
    ["starting", null],
  ])("%s, %s: is left alone", async (status, statusReason) => {
    const { shown, asked, events } = await started({ status, statusReason, desired: "running", statusAt: new Date() });
    expect([shown, asked, events]).toEqual([[status, statusReason], false, []]);
  });

  it("does not wait for the next try, or for a silent connection", async () => {
    for (const [status, statusReason] of [
      ["starting", "reconnecting"],
      ["working", "silent"],
    ] as const) {
      const { shown, asked } = await started({ status, statusReason, desired: "running", statusAt: new Date() });
      expect([shown, asked]).toEqual([[status, statusReason], true]);
    }
  });
});

describe("stopping", () => {
  it("asks the worker that holds it, and is done at once where none does", async () => {
    const { id, manage } = await tenant();
    const held = await newSession({ organizationId: id, desired: "running", status: "working" });
    await lease(held.id, ago(-15));
    expect((await stopSession(manage, { session: held.id })).status).toBe("working");
    const idle = await newSession({ organizationId: id, desired: "running", status: "scan_qr_code", qrCode: "2@x" });
    const { status, statusReason } = await stopSession(manage, { session: idle.id });
    expect([status, statusReason]).toEqual(["stopped", "stopped_by_user"]);
    const gone = await newSession({
      organizationId: id,
      desired: "running",
      status: "logged_out",
      statusReason: "unlinked",
    });
    expect((await stopSession(manage, { session: gone.id })).status).toBe("logged_out");
    for (const { id: session } of [held, idle, gone])
      expect((await prisma.session.findUniqueOrThrow({ where: { id: session } })).desired).toBe("stopped");
    const before = await eventsOf(id);
    await stopSession(manage, { session: idle.id });
    expect(await eventsOf(id)).toEqual(before);
  });
});
