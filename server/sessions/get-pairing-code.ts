import { setTimeout as pause } from "node:timers/promises";
import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { AppError, notFound } from "@/server/errors.ts";
import { stopping } from "@/server/stopping.ts";
import { actOn } from "./act-on.ts";
import { type Unlinked, whyNoCode } from "./why-no-code.ts";
import type { GetPairingCode, PairingCode } from "./schema.ts";

const [LOOK_EVERY_MS, PATIENCE_MS] = [200, 10_000];

/**
 * A code that the owner of a phone types there instead of scanning one. The worker makes it; asked again for the same phone while it is
 * good, it is the same one. `conflict` as for a code to scan; `gateway_unavailable` when no worker answers.
 */
export async function getPairingCode(
  caller: Caller<"manage">,
  { session, phoneNumber }: GetPairingCode,
): Promise<PairingCode> {
  const values = [session, caller.organizationId, phoneNumber];
  const end = performance.now() + PATIENCE_MS;
  await actOn(caller, session, { action: "session.pair", change: (client) => client.query({ text: WISH, values }) });
  for (;;) {
    const row = await look(values);
    if (row.isFresh) return { code: row.code, expiresAt: row.expiresAt };
    demandUnlinked(row);
    if (performance.now() > end)
      throw new AppError("gateway_unavailable", "no worker answered in time; ask again in a moment");
    if (stopping.signal.aborted) throw new AppError("gateway_unavailable", "the server is stopping; ask again");
    await pause(LOOK_EVERY_MS);
  }
}

type Row = Unlinked & { asked: boolean } & (
    { isFresh: true; code: string; expiresAt: number } | { isFresh: false; code: null; expiresAt: null }
  );

async function look(values: string[]): Promise<Row> {
  const { rows } = await pool.query<Row>({ text: LOOK, values });
  const [row] = rows;
  if (!row) throw notFound("session");
  return row;
}

function demandUnlinked(row: Row): void {
  const isComing = row.desired === "running" && row.status === "starting";
  const isShowing = row.status === "scan_qr_code" && row.reason !== "code_expired";
  if (!isComing && !isShowing) throw new AppError("conflict", whyNoCode(row));
  if (!row.asked) throw new AppError("conflict", "a code for another phone has been asked for meanwhile");
}

const FRESH = "pairing_phone = $3 and pairing_expires_at > clock_timestamp()";

const LOOK = `
  select status, status_reason as reason, desired, jid, coalesce(pairing_phone = $3, false) as asked, coalesce(${FRESH}, false) as "isFresh",
    case when ${FRESH} then pairing_code end as code,
    case when ${FRESH} then floor(extract(epoch from pairing_expires_at) * 1000)::float8 end as "expiresAt"
  from sessions where id = $1 and organization_id = $2`;

/** A wish for the same phone that is young, or has been fulfilled, is left as it is. */
const WISH = `
  update sessions set pairing_phone = $3, pairing_at = clock_timestamp(), pairing_code = null, pairing_expires_at = null
  where id = $1 and organization_id = $2 and desired = 'running' and status in ('starting', 'scan_qr_code')
    and not coalesce(pairing_phone = $3 and (pairing_expires_at > clock_timestamp()
      or pairing_code is null and pairing_at > clock_timestamp() - interval '10 seconds'), false)
  returning pg_notify('sessions', id)`;
