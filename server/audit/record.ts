import type { ClientBase } from "pg";
import { ulid } from "ulid";
import type { Origin } from "@/server/caller.ts";
import { auditJson } from "./present.ts";
import type { AuditAction, Target } from "./schema.ts";

/** Who did it: an `Identity`, the command line and the server themselves (`system`), or whoever failed to log in (`nobody`). */
export type Actor = {
  readonly kind: "person" | "api-key" | "system" | "nobody";
  readonly id: string | null;
  readonly organizationId: string;
  readonly from?: Origin;
};

/** `details` is shown to whoever manages the organization: never a secret, and never what people write to each other. */
export type Act = { action: AuditAction; target?: Target; details?: Readonly<Record<string, unknown>> };

/** The command line, or the server itself. */
export const system = (organizationId: string): Actor => ({ kind: "system", id: null, organizationId });

/**
 * Writes an act into its organization's audit log, and into its events for those who may read that log. `client` is the
 * transaction of the act itself (in-transaction.ts), so that neither is there without the other.
 */
export async function record(client: Pick<ClientBase, "query">, actor: Actor, act: Act): Promise<void> {
  const { action, details = {}, target = { kind: null, id: null, name: null } } = act;
  const { address, requestId } = actor.from ?? { address: null, requestId: null };
  const who = [actor.organizationId, action, actor.kind, actor.id];
  await client.query(RECORD, [ulid(), ...who, target.kind, target.id, target.name, details, address, requestId]);
}

const RECORD = `
  with entry as (
    insert into audit (id, organization_id, action, actor_kind, actor_id, actor_name,
      target_kind, target_id, target_name, details, address, request_id)
    select $1, $2, $3, $4, $5::text, case $4
        when 'person' then (select coalesce(name, email) from users where id = $5)
        when 'api-key' then (select name from api_keys where id = $5) end,
      $6, $7, $8, $9, $10, $11
    returning *
  ), logged as (
    insert into events (organization_id, type, data)
    select organization_id, 'audit.recorded', ${auditJson} from entry a
  )
  select pg_notify('events', organization_id) from entry`;
