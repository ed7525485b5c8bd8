/** An act as those who manage the organization see it, built by PostgreSQL. Alias is fixed: a = audit. */
export const auditJson = `jsonb_build_object('id', a.id, 'at', floor(extract(epoch from a.at) * 1000)::bigint, 'action', a.action,
  'actor', jsonb_build_object('kind', a.actor_kind, 'id', a.actor_id, 'name', a.actor_name),
  'target', case when a.target_kind is not null then
    jsonb_build_object('kind', a.target_kind, 'id', a.target_id, 'name', a.target_name) end,
  'details', a.details, 'address', a.address, 'requestId', a.request_id)`;
