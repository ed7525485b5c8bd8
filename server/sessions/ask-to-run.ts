import type { Caller } from "@/server/caller.ts";
import { actOn } from "./act-on.ts";
import { ANNOUNCE } from "./announce.ts";

/** Asks the worker to run a session; `anew`: also one that is connected, which it closes and opens again. */
export async function askToRun(caller: Caller<"manage">, session: string, { anew }: { anew: boolean }): Promise<void> {
  await actOn(caller, session, {
    action: anew ? "session.restart" : "session.start",
    change: (client) => client.query({ text: RUN, values: [session, caller.organizationId, anew] }),
  });
}

/** `at_rest`: nothing is under way for it. In the second line something is, but a person does not want to wait for it. */
const RUN = `
  with changed as (
    update sessions s set desired = 'running', started_at = clock_timestamp(), updated_at = clock_timestamp(),
      status = case when was.at_rest then 'starting' else s.status end,
      status_reason = case when was.at_rest then null else s.status_reason end,
      status_at = case when was.at_rest then clock_timestamp() else s.status_at end
    from (
      select id, status in ('stopped', 'failed', 'logged_out') or coalesce(status_reason = 'code_expired', false) as at_rest
      from sessions where id = $1 and organization_id = $2 for update
    ) was
    where s.id = was.id and ($3 or was.at_rest or s.desired = 'stopped' or s.status_reason in ('reconnecting', 'silent'))
    returning s.id, s.organization_id, s.status, s.status_reason
  )${ANNOUNCE}`;
