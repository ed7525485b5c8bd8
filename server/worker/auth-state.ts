import {
  type AuthenticationCreds,
  initAuthCreds,
  newLTHashState,
  type SignalDataSet,
  type SignalKeyStore,
} from "@whiskeysockets/baileys";
import type { Pool } from "pg";
import { reviveKey, sealValue, unsealValue } from "./auth-codec.ts";
import { HeldKeys } from "./held-keys.ts";
import { type Decrypted, openBody, sealBody, sealNode } from "./inbox-row.ts";
import { fenced, Fenced, HELD, type Lease } from "./lease.ts";
import { RecentKeys } from "./recent-keys.ts";

export type AuthState = {
  creds: AuthenticationCreds;
  keys: SignalKeyStore;
  /** Writes the login as it is now; calls that come while one is under way share the next. Resolves once durable. */
  saveCreds: () => Promise<void>;
  /** Writes what is held back until all that it tells of is stored, and that these wishes are fulfilled. Resolves once durable. */
  saveHeld: (fulfilled: readonly string[]) => Promise<void>;
  /** Nothing more is read or written through this state. */
  refuse: (error: Error) => void;
};

type Opening = {
  pool: Pool;
  lease: Lease;
  /** The database failed: the socket must close before anything is acknowledged. Called at most once, synchronously. */
  onFailure: (error: Error) => void;
  /** Messages have come into the inbox. */
  onStored: () => void;
  /** Something is held back: store what it tells of, then save it. */
  onHeld: () => void;
};

const KEPT_HISTORY_MARKS = 100; // Baileys appends one a chunk, for ever

/** The login of a session, fresh when there is none. What cannot be read throws: it never passes for a new login. */
export async function openAuthState(opening: Opening): Promise<AuthState> {
  const stored = await loadCreds(opening);
  const creds = stored && !isHalfLinked(stored) ? stored : initAuthCreds();
  const gate = failureGate(opening.onFailure);
  const held = new HeldKeys();
  const recent = new RecentKeys();
  const begun = new Set<string>();
  const set = async (data: SignalDataSet): Promise<void> => {
    // A first sync is followed by one of everything, whatever of it got lost.
    const rest = creds.accountSyncCounter === 0 ? data : held.take(data);
    if (Object.keys(rest).length > 0) await recent.write(rest, () => setKeys(opening, rest));
    if (rest === data) return;
    await beginLists(opening, Object.keys(data["app-state-sync-version"] ?? {}), begun);
    opening.onHeld();
  };
  const saveHeld = serialised(() => gate.pass(() => held.save((data) => setKeys(opening, data))));
  return {
    creds,
    keys: {
      get: (type, ids) =>
        gate.pass(async () => ({ ...(await getKeys({ ...opening, recent }, type, ids)), ...held.get(type, ids) })),
      set: (data) => gate.pass(() => set(data)),
    },
    saveCreds: serialised(() => gate.pass(() => saveCreds(opening, creds))),
    saveHeld: (fulfilled) => {
      held.fulfil(fulfilled);
      return saveHeld();
    },
    refuse: gate.close,
  };
}

/** A code to type was asked for, and nobody has typed it: Baileys would take the name it noted for a login, which WhatsApp refuses. */
const isHalfLinked = ({ me, account }: AuthenticationCreds): boolean => me !== undefined && account === undefined;

/** Whether there is a login that WhatsApp knows of. Throws when it cannot be read. */
export async function hasLogin(of: Pick<Opening, "pool" | "lease">): Promise<boolean> {
  const { me, account } = (await loadCreds(of)) ?? {};
  return me !== undefined && account !== undefined;
}

/** After the first failure nothing passes any more: a socket that goes on with half a store loses messages. */
function failureGate(onFailure: (error: Error) => void) {
  const seen: Error[] = [];
  const refuse = () => {
    if (seen[0]) throw seen[0];
  };
  return {
    close: (error: Error) => void seen.push(error),
    async pass<T>(work: () => Promise<T>): Promise<T> {
      refuse();
      try {
        return await work();
      } catch (error) {
        if (seen.push(error as Error) === 1) onFailure(error as Error);
        throw error;
      }
    },
  };
}

/** At most one run at a time and one waiting; whoever waits gets the latest. */
function serialised(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;
  const start = () => (running = work().finally(() => (running = undefined)));
  return () => {
    if (!running) return start();
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        return start();
      });
    return waiting;
  };
}

async function loadCreds({ pool, lease }: Pick<Opening, "pool" | "lease">): Promise<AuthenticationCreds | undefined> {
  const { rows } = await pool.query<{ sealed: Buffer }>({
    text: "select sealed from auth_creds where session_id = $1",
    values: [lease.session],
  });
  const [row] = rows;
  return row && (unsealValue(row.sealed, ["auth_creds", lease.session]) as AuthenticationCreds);
}

async function saveCreds({ pool, lease }: Opening, creds: AuthenticationCreds): Promise<void> {
  const kept = { ...creds, processedHistoryMessages: creds.processedHistoryMessages.slice(-KEPT_HISTORY_MARKS) };
  const { rowCount } = await pool.query({
    text: `with ${HELD}
      insert into auth_creds as a (session_id, sealed) select session_id, $3 from held
      on conflict (session_id) do update set sealed = excluded.sealed, version = a.version + 1, updated_at = clock_timestamp()`,
    values: [lease.session, lease.epoch, sealValue(kept, ["auth_creds", lease.session])],
  });
  if (rowCount === 0) throw new Fenced(lease.session);
}

type Keys = Awaited<ReturnType<SignalKeyStore["get"]>>;

async function getKeys(
  { pool, lease, recent }: Opening & { recent: RecentKeys },
  type: string,
  ids: readonly string[],
): Promise<Keys & Record<string, never>> {
  const read = type === "inbox" ? getStored : getSealed;
  const known = recent.get(type, ids);
  const rest = ids.filter((id) => !(id in known));
  const stored = rest.length === 0 ? {} : await read(pool, lease.session, { type, ids: rest });
  const all = Object.entries({ ...known, ...stored }).map(([id, value]) => [id, reviveKey(type, value)] as const);
  // Baileys asks for each type by name and trusts the answer to be of that type.
  return Object.fromEntries(all) as Keys & Record<string, never>;
}

type Wanted = { type: string; ids: readonly string[] };

async function getSealed(pool: Pool, session: string, { type, ids }: Wanted): Promise<Record<string, unknown>> {
  const { rows } = await pool.query<{ id: string; sealed: Buffer }>({
    text: "select id, sealed from auth_keys where session_id = $1 and type = $2 and id = any($3)",
    values: [session, type, ids],
  });
  return Object.fromEntries(rows.map(({ id, sealed }) => [id, unsealValue(sealed, ["auth_keys", session, type, id])]));
}

/** Whether a ciphertext has been decrypted before; its text, as long as it has not been projected. */
async function getStored(pool: Pool, session: string, { ids }: Wanted): Promise<Record<string, Buffer | true>> {
  const { rows } = await pool.query<{ hash: string; body: Buffer | null }>({
    text: "select encode(hash, 'hex') as hash, body from inbox where session_id = $1 and hash = any($2)",
    values: [session, ids.map((id) => Buffer.from(id, "hex"))],
  });
  return Object.fromEntries(rows.map(({ hash, body }) => [hash, body ? openBody(session, hash, body) : true]));
}

type OurKeys = { inbox?: Record<string, Decrypted>; outbox?: Record<string, true> };

/**
 * One statement for all that a transaction of Baileys' changed: keys written and deleted, the message they decrypted, and the wish
 * that was fulfilled.
 */
async function setKeys({ pool, lease, onStored }: Opening, data: SignalDataSet): Promise<void> {
  const { inbox = {}, outbox = {}, ...rest } = data as SignalDataSet & OurKeys;
  const changes = Object.entries(rest).flatMap(([type, values]) =>
    Object.entries(values as Record<string, unknown>).map(([id, value]) => ({ type, id, value })),
  );
  const put = changes.filter(({ value }) => value !== null && value !== undefined);
  const gone = changes.filter(({ value }) => value === null || value === undefined);
  const stored = Object.entries(inbox);
  const { rows } = await pool.query<{ held: number }>({
    text: SET,
    values: [
      lease.session,
      lease.epoch,
      gone.map(({ type }) => type),
      gone.map(({ id }) => id),
      put.map(({ type }) => type),
      put.map(({ id }) => id),
      put.map(({ type, id, value }) => sealValue(value, ["auth_keys", lease.session, type, id])),
      stored.map(([hash]) => Buffer.from(hash, "hex")),
      stored.map(([hash, { node }]) => sealNode(lease.session, hash, node)),
      stored.map(([hash, { plain }]) => sealBody(lease.session, hash, plain)),
      Object.keys(outbox),
    ],
  });
  if (rows[0]?.held !== 1) throw new Fenced(lease.session);
  if (stored.length > 0) onStored();
}

const SET = `with ${HELD},
  gone as (
    delete from auth_keys k using held, unnest($3::text[], $4::text[]) as d (type, id)
    where k.session_id = held.session_id and k.type = d.type and k.id = d.id),
  put as (
    insert into auth_keys (session_id, type, id, sealed)
    select held.session_id, p.type, p.id, p.sealed from held, unnest($5::text[], $6::text[], $7::bytea[]) as p (type, id, sealed)
    on conflict (session_id, type, id) do update set sealed = excluded.sealed),
  stored as (
    insert into inbox (session_id, kind, hash, node, body)
    select held.session_id, 'stanza', i.hash, i.node, i.body from held, unnest($8::bytea[], $9::bytea[], $10::bytea[]) as i (hash, node, body)
    on conflict (session_id, hash) do nothing),
  told as (
    update outbox o set state = 'done', error = null, done_at = clock_timestamp() from held
    where o.session_id = held.session_id and o.id = any($11::bigint[]) and o.state = 'sending')
  select count(*)::integer as held from held`;

/** A list of settings of which nothing is stored is stored as empty before it is held: the next connection asks what is new in it. */
async function beginLists(opening: Opening, lists: readonly string[], begun: Set<string>): Promise<void> {
  const ids = lists.filter((name) => !begun.has(name));
  if (ids.length === 0) return;
  const stored = await getSealed(opening.pool, opening.lease.session, { type: "app-state-sync-version", ids });
  const empty = ids.flatMap((name) => (name in stored ? [] : [[name, newLTHashState()] as const]));
  if (empty.length > 0) await setKeys(opening, { "app-state-sync-version": Object.fromEntries(empty) });
  for (const name of ids) begun.add(name);
}

/** Forgets a login. Only after WhatsApp has said that it ended, or a person has. */
export const deleteAuth = (pool: Pool, lease: Lease): Promise<void> =>
  fenced(pool, lease, async (client) => {
    await client.query("delete from auth_keys where session_id = $1", [lease.session]);
    await client.query("delete from auth_creds where session_id = $1", [lease.session]);
  });
