-- What became of the numbers, newest first, without reading every message of the week.
create index events_status on events (organization_id, xid, id) where type = 'session.status';
