import { ulid } from "ulid";
import { record } from "@/server/audit/index.ts";
import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { env } from "@/server/env.ts";
import { AppError } from "@/server/errors.ts";
import { ANNOUNCE } from "./announce.ts";
import { getSession } from "./get-session.ts";
import { type CreateSession, type Session, SESSION_COLORS } from "./schema.ts";

/** A new session, started unless told otherwise. `conflict` for a sandbox number where the sandbox is switched off. */
export async function createSession(caller: Caller<"manage">, { label, kind, start }: CreateSession): Promise<Session> {
  if (kind === "sandbox" && !env.sandbox.enabled)
    throw new AppError("conflict", "the sandbox is switched off on this server (SANDBOX=off)");
  const id = ulid();
  const values = [id, caller.organizationId, kind, label ?? null, start, SESSION_COLORS];
  await inTransaction(pool, async (client) => {
    await client.query({ text: CREATE, values });
    const target = { kind: "session", id, name: label ?? null } as const;
    await record(client, caller, { action: "session.create", target, details: { kind, start } });
  });
  return getSession(caller, { session: id });
}

/** The colour is dealt by how many numbers the organization has; a sandbox number is slate and takes none. */
const CREATE = `
  with changed as (
    insert into sessions (id, organization_id, kind, label, settings, desired, started_at, status, status_reason)
    select $1, $2, $3, $4,
      jsonb_build_object('color', case when $3 = 'sandbox' then 'slate' else ($6::text[])[1 + (
        select count(*)::int from sessions where organization_id = $2 and kind = 'whatsapp') % cardinality($6::text[])] end),
      case when $5::boolean then 'running' else 'stopped' end, case when $5 then clock_timestamp() end,
      case when $5 then 'starting' else 'stopped' end, case when $5 then null else 'new' end
    returning id, organization_id, status, status_reason
  )${ANNOUNCE}`;
