import type { ClientBase, Pool } from "pg";
import { phoneNumberOf } from "@/server/jid.ts";
import { fenced, type Lease } from "./lease.ts";
import { toJid, toName } from "./normalise.ts";

/** The worker's side of a session's row: it reads what people want and alone writes what is. */

export type SessionRow = {
  /** Null: it is deleted, and nobody's any more. */
  organization: string | null;
  ending: Ending | null;
  desired: "running" | "stopped";
  startedAt: Date | null;
  status: Status;
  reason: string | null;
  historyPhase: HistoryPhase | null;
  historyProgress: number | null;
  /** What the phone decided has to be asked for anew. */
  resyncDue: boolean;
};

/** What a person wants in the end: that WhatsApp forgets this device, and maybe that we forget everything. */
export type Ending = "logout" | "deletion";

type Status = "stopped" | "starting" | "scan_qr_code" | "working" | "failed" | "logged_out";
export type HistoryPhase = "waiting" | "syncing" | "complete";

/** Which end a session s waits for. */
export const ENDING =
  "case when s.deleted_at is not null then 'deletion' when s.logout_at is not null then 'logout' end";

const SELECT = `select organization_id as organization, ${ENDING} as ending, desired, started_at as "startedAt", status, status_reason as reason,
  history_phase as "historyPhase", history_progress as "historyProgress",
  resync_due as "resyncDue" from sessions s where id = $1`;

export async function readSession(pool: Pool, session: string): Promise<SessionRow | undefined> {
  const { rows } = await pool.query<SessionRow>({ text: SELECT, values: [session] });
  return rows[0];
}

/** Columns by the names the rest of the worker uses. */
const COLUMNS = {
  status: "status",
  reason: "status_reason",
  nextTryAt: "next_try_at",
  qrCode: "qr_code",
  qrExpiresAt: "qr_expires_at",
  pairingPhone: "pairing_phone",
  pairingCode: "pairing_code",
  pairingExpiresAt: "pairing_expires_at",
  logoutAt: "logout_at",
  jid: "jid",
  lid: "lid",
  phoneNumber: "phone_number",
  pushName: "push_name",
  lastConnectedAt: "last_connected_at",
  lastEventAt: "last_event_at",
  historyPhase: "history_phase",
  historyProgress: "history_progress",
  resyncDue: "resync_due",
} as const;

export type Patch = Partial<{
  status: Status;
  reason: string | null;
  nextTryAt: Date | null;
  qrCode: string | null;
  qrExpiresAt: Date | null;
  pairingPhone: string;
  pairingCode: string | null;
  pairingExpiresAt: Date | null;
  logoutAt: null;
  jid: string | null;
  lid: string | null;
  phoneNumber: string | null;
  pushName: string | null;
  lastConnectedAt: Date;
  lastEventAt: Date;
  historyPhase: HistoryPhase | null;
  historyProgress: number | null;
  resyncDue: boolean;
}>;

/** Writes what changed and logs what follows: a change of status, a new code, progress of history. One fenced transaction. */
export function patchSession(pool: Pool, lease: Lease, patch: Patch): Promise<void> {
  const given = Object.entries(patch) as [keyof Patch, unknown][];
  const values = [lease.session, ...given.map(([, value]) => value)];
  const sets = given.map(([name], index) => `${COLUMNS[name]} = $${index + 2}`);
  return fenced(pool, lease, async (client) => {
    const { rows } = await client.query<{ changed: boolean }>({ text: updateOf(sets), values });
    if (rows[0]?.changed) await client.query(STATUS_EVENT, [lease.session]);
    if (patch.qrExpiresAt) await client.query(QR_EVENT, [lease.session, patch.qrExpiresAt.getTime()]);
    if (patch.historyPhase) await client.query(HISTORY_EVENT, [lease.session]);
  });
}

const updateOf = (
  sets: readonly string[],
) => `with before as (select id, status, status_reason from sessions where id = $1 for update)
  update sessions s set ${sets.join(", ")}, updated_at = clock_timestamp() from before where s.id = before.id
  returning (s.status, s.status_reason) is distinct from (before.status, before.status_reason) as changed`;

const eventOf = (type: string, data: string) =>
  `insert into events (organization_id, session_id, type, data) select s.organization_id, s.id, '${type}', ${data} from sessions s where s.id = $1 and s.organization_id is not null`;

const STATUS_EVENT = `with dated as (update sessions set status_at = clock_timestamp() where id = $1)
  ${eventOf("session.status", "jsonb_build_object('status', s.status, 'statusReason', s.status_reason)")}`;
const QR_EVENT = eventOf("session.qr", "jsonb_build_object('expiresAt', $2::bigint)");
const HISTORY_EVENT = eventOf(
  "history.progress",
  "jsonb_build_object('phase', s.history_phase, 'progress', s.history_progress)",
);

/** Failed, unlinked or not scanned in time: asking again starts it. A version that was too old may have been raised meanwhile. */
export const waitsForPerson = ({ status, reason }: SessionRow): boolean =>
  reason !== "outdated" && (status === "failed" || status === "logged_out" || reason === "code_expired");

/** What the row says about the account itself. */
export function accountOf({ id, lid, name }: { id?: string; lid?: string; name?: string }): Patch {
  const jid = toJid(id);
  const pushName = toName(name);
  return {
    ...(jid && { jid, phoneNumber: phoneNumberOf(jid) }),
    ...(lid && { lid: toJid(lid) ?? null }),
    ...(pushName && { pushName }),
  };
}

/** The last chunk of history is stored, in the transaction that stored it: whoever takes over need not wait for more. */
export async function noteHistoryEnd(client: ClientBase, session: string): Promise<void> {
  await client.query("update sessions set history_progress = 100 where id = $1", [session]);
}
