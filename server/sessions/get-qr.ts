import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { AppError, notFound } from "@/server/errors.ts";
import type { Qr, SessionPath } from "./schema.ts";
import { type Unlinked, whyNoCode } from "./why-no-code.ts";

/** The code a phone can scan now. `conflict` says why there is none. */
export async function getQr(caller: Caller<"manage">, { session }: SessionPath): Promise<Qr> {
  const { rows } = await pool.query<QrRow>({
    text: `select status, status_reason as reason, desired, jid, qr_code as code, qr_expires_at > clock_timestamp() as "isFresh",
             floor(extract(epoch from qr_expires_at) * 1000)::float8 as "expiresAt"
           from sessions where id = $1 and organization_id = $2`,
    values: [session, caller.organizationId],
  });
  const [row] = rows;
  if (!row) throw notFound("session");
  if (row.status !== "scan_qr_code" || row.code === null || row.expiresAt === null || !row.isFresh)
    throw new AppError("conflict", whyNoCode(row));
  return { code: row.code, expiresAt: row.expiresAt };
}

type QrRow = Unlinked & { code: string | null; expiresAt: number | null; isFresh: boolean | null };
