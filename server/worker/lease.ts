import { holdChats } from "@/server/chats/index.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import type { Pool, PoolClient } from "pg";

/** The right to hold one session's socket, for as long as it is renewed. All times are the database's. */
export type Lease = { readonly session: string; readonly epoch: string };

const TTL_SECONDS = 15;
export const RENEW_EVERY_MS = 5_000;
/** Without a renewal for so long the socket closes, before anybody else may open one. */
export const FENCE_AFTER_MS = 10_000;

/** Somebody else holds the session now, or nobody: what we wanted to write must not be written. */
export class Fenced extends Error {
  constructor(session: string) {
    super(`session ${session} is no longer ours`);
    this.name = "Fenced";
  }
}

/** Sessions s for which there is something to do. */
const WANTED = "(s.desired = 'running' or s.logout_at is not null or s.deleted_at is not null)";

const PLACE_SECONDS = 10;

/**
 * Says that this worker is there; returns how many sessions are its share of what there is to do for its kind, rounded up. A worker
 * that has fallen silent counts for ten seconds more, less than its leases do.
 */
export async function takePlace(pool: Pool, { owner, kind }: { owner: string; kind: string }): Promise<number> {
  const { rows } = await pool.query<{ share: number }>({ text: TAKE_PLACE, values: [owner, kind, PLACE_SECONDS] });
  return rows[0]?.share ?? 0;
}

const TAKE_PLACE = `with place as (
    insert into workers (name, kind, expires_at) values ($1, $2, clock_timestamp() + make_interval(secs => $3))
    on conflict (name) do update set expires_at = excluded.expires_at)
  select ceil((select count(*) from sessions s where s.kind = $2 and ${WANTED}) / (1.0 + (
    select count(*) from workers where kind = $2 and name <> $1 and expires_at > clock_timestamp())))::int as share`;

/** This worker is about to end: its share is the others'. */
export async function leavePlace(pool: Pool, owner: string): Promise<void> {
  await pool.query({
    text: "delete from workers where name = $1 or expires_at < clock_timestamp() - interval '1 hour'",
    values: [owner],
  });
}

/** Takes free sessions of this kind that should run, or that are to be ended. One that is being written to by a former owner waits for the next round. */
export async function acquireLeases(
  pool: Pool,
  { owner, kind, limit }: { owner: string; kind: string; limit: number },
): Promise<Lease[]> {
  await pool.query({ text: MAKE_ROWS, values: [kind] });
  const { rows } = await pool.query<Lease>({ text: ACQUIRE, values: [owner, kind, limit, TTL_SECONDS] });
  return rows;
}

const MAKE_ROWS = `insert into leases (session_id)
  select s.id from sessions s where s.kind = $1 and ${WANTED} and not exists (select from leases l where l.session_id = s.id)
  on conflict do nothing`;

const ACQUIRE = `with free as (
    select l.session_id from leases l join sessions s on s.id = l.session_id
    where l.expires_at < clock_timestamp() and s.kind = $2 and ${WANTED}
    order by l.expires_at limit $3 for update of l skip locked
  )
  update leases l set owner = $1, epoch = l.epoch + 1, expires_at = clock_timestamp() + make_interval(secs => $4)
  from free where l.session_id = free.session_id returning l.session_id as session, l.epoch`;

/** A lease that is held; `heardAgo`: how long ago WhatsApp last said something on its socket, ms. */
export type HeldLease = Lease & { readonly heardAgo?: number | undefined };

/** Renews what is still ours, and notes when it was last heard; the sessions that are missing from the answer are lost. */
export async function renewLeases(pool: Pool, owner: string, leases: readonly HeldLease[]): Promise<Set<string>> {
  if (leases.length === 0) return new Set();
  const { rows } = await pool.query<{ session: string }>({
    text: `update leases l set expires_at = clock_timestamp() + make_interval(secs => $4),
        heard_at = coalesce(clock_timestamp() - make_interval(secs => held.heard_ago / 1000), l.heard_at)
      from unnest($2::text[], $3::bigint[], $5::float8[]) as held (session_id, epoch, heard_ago)
      where l.session_id = held.session_id and l.epoch = held.epoch and l.owner = $1 and l.expires_at > clock_timestamp()
      returning l.session_id as session`,
    values: [
      ...[owner, leases.map(({ session }) => session), leases.map(({ epoch }) => epoch), TTL_SECONDS],
      leases.map(({ heardAgo }) => heardAgo ?? null),
    ],
  });
  return new Set(rows.map(({ session }) => session));
}

/** Gives a session back at once, so that nobody waits for the lease to run out. */
export async function releaseLease(pool: Pool, owner: string, { session, epoch }: Lease): Promise<void> {
  await pool.query({
    text: "update leases set expires_at = '-infinity', owner = null where session_id = $1 and epoch = $2 and owner = $3",
    values: [session, epoch, owner],
  });
}

/** A common table expression that holds one row while the lease is ours, and keeps it ours until the statement is committed. */
export const HELD = `held as (
  select session_id from leases where session_id = $1 and epoch = $2 and expires_at > clock_timestamp() for key share)`;

/** One transaction that only happens while the lease is ours; throws `Fenced` otherwise. */
export function fenced<T>(pool: Pool, lease: Lease, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await fence(client, lease);
    return work(client);
  });
}

/** The same for what changes chats. */
export function fencedChats<T>(pool: Pool, lease: Lease, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await holdChats(client, lease.session);
    await fence(client, lease);
    return work(client);
  });
}

async function fence(client: PoolClient, { session, epoch }: Lease): Promise<void> {
  const { rowCount } = await client.query({ text: `with ${HELD} select from held`, values: [session, epoch] });
  if (rowCount === 0) throw new Fenced(session);
}
