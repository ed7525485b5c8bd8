-- How a session ends, and how a phone is linked by a code that is typed.

-- A session that a person deleted belongs to no organization any more: whatever asks for an organization's sessions cannot see it
-- from that moment. The rest is removed in the background, in as many steps as it takes.
alter table sessions
  alter column organization_id drop not null,
  add column deleted_at timestamptz(3),
  add column logout_at timestamptz(3), -- a person asked to log out, and that is not done yet
  add column pairing_phone text, -- for which phone a person asked for a code to type, and when
  add column pairing_at timestamptz(3),
  add column pairing_code text,
  add column pairing_expires_at timestamptz(3),
  add check ((organization_id is null) = (deleted_at is not null));

-- Events name the organization they were logged for, which a session can lose.
alter table events drop constraint events_organization_id_session_id_fkey;
alter table events add foreign key (session_id) references sessions (id) on delete cascade;
create index events_session on events (session_id);

alter table sessions drop constraint sessions_organization_id_id_key;
create index sessions_list on sessions (organization_id, id);
create index sessions_ending on sessions (id) where deleted_at is not null or logout_at is not null;
