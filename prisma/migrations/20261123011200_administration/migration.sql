-- Changing a password ends the logins that were made before: a login says which epoch it belongs to.
alter table users add column login_epoch integer not null default 0;

alter table memberships add column last_seen_at timestamptz(3);

-- A link that makes whoever opens it a member, once. Like a key, only its SHA-256 is kept.
create table invitations (
  id text collate "C" primary key,
  organization_id text collate "C" not null references organizations (id) on delete cascade,
  hash bytea not null unique,
  role text not null check (role in ('owner', 'admin', 'member')),
  email text check (email = lower(email)), -- the only person who may use it, where one is named
  created_by text collate "C",
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  revoked_at timestamptz(3),
  foreign key (organization_id, created_by) references memberships (organization_id, user_id) on delete set null (created_by)
);
create index invitations_open on invitations (organization_id, id desc) where used_at is null and revoked_at is null;
