import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import { deleteAuth, openAuthState } from "./auth-state.ts";
import { storeBatch } from "./inbox.ts";
import { acquireLeases, fenced, Fenced, type Lease, releaseLease, renewLeases } from "./lease.ts";
import { patchSession } from "./session-row.ts";

let database: Database;
const organization = ulid();

beforeAll(async () => {
  database = openDatabase();
  await database.work.query("insert into organizations (id, name) values ($1, 'Test')", [organization]);
});
afterAll(() => database.close());

async function createSession(kind = "whatsapp", desired = "running"): Promise<string> {
  const id = ulid();
  await database.work.query("insert into sessions (id, organization_id, kind, desired) values ($1, $2, $3, $4)", [
    id,
    organization,
    kind,
    desired,
  ]);
  return id;
}

const acquire = (owner: string, kind = "whatsapp") => acquireLeases(database.lease, { owner, kind, limit: 100 });
const expire = (session: string) =>
  database.work.query("update leases set expires_at = clock_timestamp() - interval '1 second' where session_id = $1", [
    session,
  ]);

async function held(): Promise<Lease> {
  const session = await createSession();
  return (await acquire(ulid())).find((lease) => lease.session === session)!;
}

describe("a lease", () => {
  it("goes to exactly one of many workers that race for it", async () => {
    const sessions = await Promise.all(Array.from({ length: 10 }, () => createSession()));
    const taken = (await Promise.all(Array.from({ length: 8 }, (_, index) => acquire(`racer ${index}`)))).flat();
    for (const session of sessions) expect(taken.filter((lease) => lease.session === session)).toHaveLength(1);
  });

  it("is offered only for sessions of the kind that should run", async () => {
    const [sandbox, stopped] = [await createSession("sandbox"), await createSession("whatsapp", "stopped")];
    const taken = (await acquire("one")).map(({ session }) => session);
    expect(taken).not.toContain(sandbox);
    expect(taken).not.toContain(stopped);
    expect((await acquire("two", "sandbox")).map(({ session }) => session)).toContain(sandbox);
  });

  it("moves when it has run out, with a higher epoch, and the former owner writes nothing any more", async () => {
    const before = await held();
    const zombie = await openAuthState({
      pool: database.work,
      lease: before,
      onFailure: () => undefined,
      onStored: () => undefined,
      onHeld: () => undefined,
    });
    await zombie.keys.set({ "device-list": { a: ["0"] } });
    await zombie.saveCreds();
    await expire(before.session);
    const after = (await acquire("successor")).find(({ session }) => session === before.session)!;
    expect(BigInt(after.epoch)).toBe(BigInt(before.epoch) + 1n);

    await expect(fenced(database.work, before, () => Promise.resolve())).rejects.toThrow(Fenced);
    await expect(storeBatch(database.work, before, { deleted: ["x@s.whatsapp.net"] })).rejects.toThrow(Fenced);
    await expect(patchSession(database.work, before, { status: "failed" })).rejects.toThrow(Fenced);
    await expect(zombie.saveCreds()).rejects.toThrow(Fenced);
    const another = await openAuthState({
      pool: database.work,
      lease: before,
      onFailure: () => undefined,
      onStored: () => undefined,
      onHeld: () => undefined,
    });
    await expect(another.keys.set({ "device-list": { a: ["zombie"], b: ["zombie"] } })).rejects.toThrow(Fenced);
    await expect(deleteAuth(database.work, before)).rejects.toThrow(Fenced);
    const { rows } = await database.work.query(
      "select (select count(*)::int from inbox where session_id = $1) as inbox, (select version::int from auth_creds where session_id = $1) as version, (select count(*)::int from auth_keys where session_id = $1) as keys",
      [before.session],
    );
    expect(rows[0]).toEqual({ inbox: 0, version: 1, keys: 1 });
  });

  it("notes with each renewal when its line was last heard, and keeps that while there is no line", async () => {
    const session = await createSession();
    const lease = (await acquire("listener")).find((one) => one.session === session)!;
    const heardAgo = async (ago: number | undefined) => {
      await renewLeases(database.lease, "listener", [{ ...lease, heardAgo: ago }]);
      const { rows } = await database.work.query<{ ago: number | null }>(
        "select extract(epoch from clock_timestamp() - heard_at)::float8 as ago from leases where session_id = $1",
        [session],
      );
      return rows[0]!.ago;
    };
    expect(await heardAgo(undefined)).toBeNull();
    expect(await heardAgo(7_000)).toBeGreaterThanOrEqual(7);
    expect(await heardAgo(undefined)).toBeLessThan(60);
  });

  it("is not renewed once it has run out or moved, and can be given back", async () => {
    const owner = ulid();
    const session = await createSession();
    const lease = (await acquire(owner)).find((one) => one.session === session)!;
    expect(await renewLeases(database.lease, owner, [lease])).toEqual(new Set([session]));
    expect(await renewLeases(database.lease, "somebody else", [lease])).toEqual(new Set());
    await expire(session);
    expect(await renewLeases(database.lease, owner, [lease])).toEqual(new Set());
    await releaseLease(database.lease, owner, lease);
    expect((await acquire("next")).map((one) => one.session)).toContain(session);
  });

  it("cannot be taken while its owner is in the middle of a fenced write", async () => {
    const lease = await held();
    await fenced(database.work, lease, async () => {
      await expire(lease.session);
      expect((await acquire("impatient")).map(({ session }) => session)).not.toContain(lease.session);
    });
    expect((await acquire("patient")).map(({ session }) => session)).toContain(lease.session);
  });
});

describe("the stored login", () => {
  const open = (lease: Lease) =>
    openAuthState({
      pool: database.work,
      lease,
      onFailure: () => undefined,
      onStored: () => undefined,
      onHeld: () => undefined,
    });

  it("comes back as it was", async () => {
    const lease = await held();
    const first = await open(lease);
    first.creds.me = { id: "49151:3@s.whatsapp.net", lid: "777:3@lid", name: "Ann" };
    first.creds.account = { accountSignatureKey: Buffer.from([7]) };
    await Promise.all([first.saveCreds(), first.saveCreds(), first.saveCreds()]);
    const session = Buffer.from([1, 2, 3]);
    await first.keys.set({
      session: { "777_1.0": session },
      "pre-key": { "1": { public: Buffer.from([4]), private: Buffer.from([5]) } },
      "lid-mapping": { "49151": "777", "777_reverse": "49151" },
      "app-state-sync-key": { AAAA: { keyData: Buffer.from([9, 9]), timestamp: 5 } },
    });
    const second = await open(lease);
    expect(second.creds).toEqual(first.creds);
    expect(await second.keys.get("session", ["777_1.0", "none"])).toEqual({ "777_1.0": session });
    expect(await second.keys.get("pre-key", ["1"])).toEqual({
      "1": { public: Buffer.from([4]), private: Buffer.from([5]) },
    });
    expect(await second.keys.get("lid-mapping", ["49151", "777_reverse"])).toEqual({
      "49151": "777",
      "777_reverse": "49151",
    });
    expect(Buffer.from((await second.keys.get("app-state-sync-key", ["AAAA"])).AAAA!.keyData!)).toEqual(
      Buffer.from([9, 9]),
    );
    await second.keys.set({ session: { "777_1.0": null } });
    expect(await second.keys.get("session", ["777_1.0"])).toEqual({});
  });

  it("does not open when it was tampered with or copied to another row, and never passes for a fresh one", async () => {
    const [lease, other] = [await held(), await held()];
    const auth = await open(lease);
    await auth.saveCreds();
    await auth.keys.set({ session: { a: Buffer.from([1]) } });
    await database.work.query(
      "insert into auth_creds (session_id, sealed) select $2, sealed from auth_creds where session_id = $1",
      [lease.session, other.session],
    );
    await expect(open(other)).rejects.toThrow();
    await database.work.query(
      "insert into auth_keys select session_id, type, 'b', sealed from auth_keys where session_id = $1",
      [lease.session],
    );
    await expect((await open(lease)).keys.get("session", ["b"])).rejects.toThrow();
    await database.work.query(
      "update auth_creds set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where session_id = $1",
      [lease.session],
    );
    await expect(open(lease)).rejects.toThrow();
    const { rows } = await database.work.query("select sealed from auth_keys where session_id = $1", [lease.session]);
    expect(rows.every(({ sealed }) => !sealed.toString("latin1").includes("Buffer"))).toBe(true);
  });

  it("refuses everything after its first failure, and says so once", async () => {
    const lease = await held();
    const failures: Error[] = [];
    const auth = await openAuthState({
      pool: database.work,
      lease,
      onFailure: (error) => failures.push(error),
      onStored: () => undefined,
      onHeld: () => undefined,
    });
    await expire(lease.session);
    await expect(auth.keys.set({ session: { a: Buffer.from([1]) } })).rejects.toThrow(Fenced);
    await database.work.query(
      "update leases set expires_at = clock_timestamp() + interval '1 minute' where session_id = $1",
      [lease.session],
    );
    await expect(auth.keys.get("session", ["a"])).rejects.toThrow(Fenced);
    await expect(auth.saveCreds()).rejects.toThrow(Fenced);
    expect(failures).toHaveLength(1);
  });
});
