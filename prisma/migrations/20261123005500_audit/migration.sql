-- Who did what, when and from where. Names are kept as they were at the time, and ids refer to nothing: the log outlives what it
-- tells of. Only the organization's own end is its end.
create table audit (
  id text collate "C" primary key,
  organization_id text collate "C" not null references organizations (id) on delete cascade,
  at timestamptz(3) not null default clock_timestamp(),
  action text collate "C" not null,
  actor_kind text not null check (actor_kind in ('person', 'api-key', 'system', 'nobody')),
  actor_id text collate "C",
  actor_name text,
  target_kind text,
  target_id text collate "C",
  target_name text,
  details jsonb not null default '{}',
  address text,
  request_id text
);
create index audit_list on audit (organization_id, id desc);
