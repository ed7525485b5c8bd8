import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { AppError, notFound } from "@/server/errors.ts";
import type { Qr, SessionPath } from "./schema.ts";

/** The code a phone can scan now. `conflict` says why there is none. */
export async function getQr(caller: Caller<"manage">, { session }: SessionPath): Promise<Qr> {
  const { rows } = await pool.query<QrRow>({
    text: `select status, desired, jid, status_reason, qr_code, qr_expires_at, qr_expires_at > clock_timestamp() as fresh
           from sessions where id = $1 and organization_id = $2`,
    values: [session, caller.organizationId],
  });
  const [row] = rows;
  if (!row) throw notFound("session");
  if (row.status !== "scan_qr_code" || row.qr_code === null || row.qr_expires_at === null || !row.fresh)
    throw new AppError("conflict", whyNone(row));
  return { code: row.qr_code, expiresAt: row.qr_expires_at.getTime() };
}

type QrRow = {
  status: string;
  desired: string;
  jid: string | null;
  status_reason: string | null;
  qr_code: string | null;
  qr_expires_at: Date | null;
  fresh: boolean | null;
};

function whyNone({ status, desired, jid, status_reason }: QrRow): string {
  if (status_reason === "code_expired") return "nobody scanned in time; start the session for new codes";
  if (status === "working") return "the session is linked already";
  if (desired === "stopped" || ["stopped", "failed", "logged_out"].includes(status))
    return "the session is not started";
  return jid === null ? "the code is not there yet; ask again in a moment" : "the session is linked already";
}
