/**
 * The end of a statement whose CTE `changed` returns rows of sessions: the event in the same transaction, and the
 * notifications that wake worker and readers once it has committed. Nothing changed: nothing is announced.
 */
export const ANNOUNCE = `, logged as (
    insert into events (organization_id, session_id, type, data)
    select organization_id, id, 'session.status', jsonb_build_object('status', status, 'statusReason', status_reason) from changed
  )
  select id, pg_notify('sessions', id), pg_notify('events', organization_id) from changed`;
