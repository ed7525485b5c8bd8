import { randomBytes } from "node:crypto";
import type { ClientBase, Pool } from "pg";
import { type Batch, packBatch } from "./batch.ts";
import { sealBody, sealNode, type StoredNode } from "./inbox-row.ts";
import { fenced, Fenced, HELD, type Lease } from "./lease.ts";

/** What WhatsApp said, durable before it is acknowledged; from here, and from nowhere else, it is projected. */

export type InboxRow = {
  id: string;
  kind: "stanza" | "batch";
  hash: string;
  node: Buffer | null;
  body: Buffer | null;
  attempts: number;
  receivedAt: number;
};

const INSERT = `with ${HELD}, stored as (
    insert into inbox (session_id, kind, hash, node, body) select session_id, $3, $4, $5, $6 from held on conflict (session_id, hash) do nothing)
  select from held`;

async function insert(pool: Pool, lease: Lease, rest: unknown[]): Promise<void> {
  const { rowCount } = await pool.query({ text: INSERT, values: [lease.session, lease.epoch, ...rest] });
  if (rowCount === 0) throw new Fenced(lease.session);
}

/** Stores events before they are applied. A batch has no identity of its own: a random one stands in for the hash. */
export function storeBatch(pool: Pool, lease: Lease, batch: Batch): Promise<void> {
  const hash = randomBytes(32).toString("hex");
  const body = sealBody(lease.session, hash, packBatch(batch));
  return insert(pool, lease, ["batch", Buffer.from(hash, "hex"), null, body]);
}

/** Stores a message that came unencrypted, before Baileys sees and acknowledges it. */
export function storePlaintext(
  pool: Pool,
  lease: Lease,
  { hash, node, plain }: { hash: string; node: StoredNode; plain: Uint8Array },
): Promise<void> {
  const sealed = [sealNode(lease.session, hash, node), sealBody(lease.session, hash, plain)];
  return insert(pool, lease, ["stanza", Buffer.from(hash, "hex"), ...sealed]);
}

const COLUMNS = `id, kind, encode(hash, 'hex') as hash, node, body, attempts,
  floor(extract(epoch from received_at) * 1000)::float8 as "receivedAt"`;

const MOST_BYTES = 8_000_000; // beyond it one row at a time: a chunk of history can be megabytes

/** The next rows that are not projected yet and may be tried now, oldest first. Not by a cursor: ids become visible out of order. */
export async function nextRows(
  pool: Pool,
  session: string,
  { except, limit }: { except: readonly string[]; limit: number },
): Promise<InboxRow[]> {
  const { rows } = await pool.query<InboxRow>({ text: NEXT, values: [session, except, limit, MOST_BYTES] });
  return rows;
}

const NEXT = `select ${COLUMNS} from (
    select *, sum(octet_length(body)) over (order by id rows between unbounded preceding and 1 preceding) as before
    from inbox where session_id = $1 and state = 'new' and id <> all($2::bigint[]) and coalesce(next_try_at <= clock_timestamp(), true)
    order by id limit $3) i
  where coalesce(before < $4, true) order by id`;

/** A row, unless it has been projected meanwhile. */
export async function findRow(pool: Pool, id: string): Promise<InboxRow | undefined> {
  const { rows } = await pool.query<InboxRow>({
    text: `select ${COLUMNS} from inbox where id = $1 and state = 'new'`,
    values: [id],
  });
  return rows[0];
}

/** Peer messages as they came, for a first sync that has to be gone through once more. */
export async function rowsWithBody(pool: Pool, session: string): Promise<InboxRow[]> {
  const { rows } = await pool.query<InboxRow>({
    text: `select ${COLUMNS} from inbox where session_id = $1 and kind = 'stanza' and body is not null order by id limit 500`,
    values: [session],
  });
  return rows;
}

/** Projected, in the transaction that did it. The hash stays to recognise a redelivery; `keep` leaves the content, too. */
export async function markDone(client: ClientBase, rows: readonly { id: string; keep: boolean }[]): Promise<void> {
  await client.query({
    text: `update inbox i set state = 'done', done_at = clock_timestamp(), error = null,
        body = case when d.keep then i.body end, node = case when d.keep then i.node end
      from unnest($1::bigint[], $2::boolean[]) as d (id, keep) where i.id = d.id`,
    values: [rows.map(({ id }) => id), rows.map(({ keep }) => keep)],
  });
}

/** Counts a try, and says when the next may be; after the last one the row is set aside with the reason, and the rest flows on. */
export function markFailed(
  pool: Pool,
  lease: Lease,
  { id, reason, tries, pauses }: { id: string; reason: string; tries: number; pauses: Pauses | undefined },
): Promise<void> {
  return fenced(pool, lease, async (client) => {
    await client.query({
      text: `update inbox set attempts = attempts + 1, error = $2, state = case when attempts + 1 >= $3 then 'quarantined' else state end,
          next_try_at = clock_timestamp() + make_interval(secs => least($4::float8 * 2 ^ attempts, $5::float8))
        where id = $1 and state = 'new'`,
      values: [id, reason, tries, pauses?.first, pauses?.longest],
    });
  });
}

/** In seconds; each is twice as long as the one before. */
export type Pauses = { first: number; longest: number };

/** Whatever had to wait for its next try need not wait any more: there is a new worker, maybe with a better line. */
export async function tryAllNow(pool: Pool, session: string): Promise<void> {
  await pool.query({
    text: "update inbox set next_try_at = null where session_id = $1 and state = 'new' and next_try_at is not null",
    values: [session],
  });
}

/** The first sync is through: its messages are not needed again. */
export function forgetBodies(pool: Pool, lease: Lease): Promise<void> {
  return fenced(pool, lease, async (client) => {
    await client.query(
      "update inbox set body = null, node = null where session_id = $1 and state = 'done' and body is not null",
      [lease.session],
    );
  });
}
