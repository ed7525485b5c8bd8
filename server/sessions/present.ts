const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/**
 * Should run, and for 20 s no worker has held it. Only where a worker is missed: a login that ended or a code that nobody
 * scanned needs a person, whoever is there.
 */
const unserved = `(s.desired = 'running' and s.status in ('starting', 'scan_qr_code', 'working')
  and s.status_reason is distinct from 'code_expired'
  and greatest(s.created_at, s.started_at, s.status_at) < clock_timestamp() - interval '20 seconds'
  and not exists (select from leases l where l.session_id = s.id and l.expires_at > clock_timestamp() - interval '20 seconds'))`;

/** A session as the contract shows it, built by PostgreSQL; a new column is invisible until it is named here. s = sessions. */
export const sessionJson = `json_build_object('id', s.id, 'organizationId', s.organization_id, 'kind', s.kind, 'label', s.label,
  'status', case when ${unserved} then 'failed' else s.status end,
  'statusReason', case when ${unserved} then 'no_worker' else s.status_reason end,
  'jid', s.jid, 'lid', s.lid, 'phoneNumber', s.phone_number, 'pushName', s.push_name, 
  'settings', jsonb_build_object('color', case when s.kind = 'sandbox' then 'slate' else 'plum' end) || s.settings,
  'lastConnectedAt', ${ms("s.last_connected_at")}, 'lastEventAt', ${ms("s.last_event_at")},
  'historySync', json_build_object('phase', s.history_phase, 'progress', s.history_progress),
  'createdAt', ${ms("s.created_at")}, 'updatedAt', ${ms("s.updated_at")})`;
