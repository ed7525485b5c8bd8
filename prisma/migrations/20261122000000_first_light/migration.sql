-- The stored copy and everything around it. Ids are ULIDs in text (byte order, so collation "C"), times of WhatsApp are
-- epoch milliseconds (bigint), times of ours are timestamptz. Rows of a session carry session_id alone and rows of an
-- organization organization_id; where a row names two parents the foreign key is composite, so none can cross.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- Case and accents folded, for search. Immutable because the dictionary is named: a plain unaccent() is only stable.
create function fold(value text) returns text language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

create table organizations (
  id text collate "C" primary key,
  name text not null,
  created_at timestamptz(3) not null default now()
);

create table users (
  id text collate "C" primary key,
  email text not null unique check (email = lower(email)),
  name text,
  password_hash text not null,
  created_at timestamptz(3) not null default now()
);

create table memberships (
  organization_id text collate "C" not null references organizations (id) on delete cascade,
  user_id text collate "C" not null references users (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'member')),
  created_at timestamptz(3) not null default now(),
  primary key (organization_id, user_id)
);
create index memberships_user on memberships (user_id);

create table signing_keys (
  id text collate "C" primary key,
  public_jwk jsonb not null,
  private_sealed bytea not null,
  created_at timestamptz(3) not null default now()
);

create table api_keys (
  id text collate "C" primary key,
  organization_id text collate "C" not null references organizations (id) on delete cascade,
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  permissions text[] not null check (permissions <@ array['read', 'send', 'manage', 'events']),
  created_by text collate "C",
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  foreign key (organization_id, created_by) references memberships (organization_id, user_id) on delete set null (created_by)
);
create index api_keys_list on api_keys (organization_id, id desc);

create table sessions (
  id text collate "C" primary key,
  organization_id text collate "C" not null references organizations (id) on delete cascade,
  kind text not null check (kind in ('whatsapp', 'sandbox')),
  label text,
  settings jsonb not null default '{}',
  desired text not null default 'running' check (desired in ('running', 'stopped')),
  started_at timestamptz(3), -- when a person last asked to start: a newer value makes the worker connect anew
  status text not null default 'stopped' check (status in ('stopped', 'starting', 'scan_qr_code', 'working', 'failed', 'logged_out')),
  status_reason text,
  status_at timestamptz(3) not null default now(),
  next_try_at timestamptz(3),
  qr_code text,
  qr_expires_at timestamptz(3),
  jid text collate "C",
  lid text collate "C",
  phone_number text,
  push_name text,
  last_connected_at timestamptz(3),
  last_event_at timestamptz(3),
  history_phase text check (history_phase in ('waiting', 'syncing', 'complete')),
  history_progress smallint check (history_progress between 0 and 100),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (organization_id, id)
);

-- Who holds a session's socket. epoch rises at every acquisition and fences every write of the holder.
create table leases (
  session_id text collate "C" primary key references sessions (id) on delete cascade,
  owner text,
  epoch bigint not null default 0,
  expires_at timestamptz(3) not null default '-infinity'
);

create table auth_creds (
  session_id text collate "C" primary key references sessions (id) on delete cascade,
  version bigint not null default 1,
  sealed bytea not null,
  updated_at timestamptz(3) not null default now()
);

create table auth_keys (
  session_id text collate "C" not null references sessions (id) on delete cascade,
  type text collate "C" not null,
  id text collate "C" not null,
  sealed bytea not null,
  primary key (session_id, type, id)
);

-- What WhatsApp said, durable before it is acknowledged, not yet projected. A stanza is known by the hash of its ciphertext.
create table inbox (
  id bigint generated always as identity primary key,
  session_id text collate "C" not null references sessions (id) on delete cascade,
  kind text not null check (kind in ('stanza', 'batch')),
  hash bytea,
  node bytea, -- stanza: the binary node without its ciphertext, sealed
  body bytea, -- the plaintext or the batch, sealed; null once projected
  state text not null default 'new' check (state in ('new', 'done', 'quarantined')),
  attempts smallint not null default 0,
  error text,
  received_at timestamptz(3) not null default now(),
  done_at timestamptz(3),
  unique (session_id, hash)
);
create index inbox_unapplied on inbox (session_id, id) where state = 'new';
create index inbox_done on inbox (done_at) where state = 'done';

-- The phone number and the hidden number of one person. Either may be learned first.
create table identities (
  session_id text collate "C" not null references sessions (id) on delete cascade,
  lid text collate "C" not null,
  phone_jid text collate "C" not null,
  primary key (session_id, lid),
  unique (session_id, phone_jid)
);

-- The phone address of a person whose hidden one is given, once both are known; any other address as it is.
create function canonical_jid(session text, address text) returns text language sql stable parallel safe
  as $$ select coalesce((select i.phone_jid from identities i where i.session_id = session and i.lid = address), address) $$;

create table contacts (
  session_id text collate "C" not null references sessions (id) on delete cascade,
  jid text collate "C" not null,
  name text, -- address book
  verified_name text,
  push_name text,
  updated_at timestamptz(3) not null default now(),
  primary key (session_id, jid)
);

create table chats (
  id bigint generated always as identity primary key,
  session_id text collate "C" not null references sessions (id) on delete cascade,
  jid text collate "C" not null,
  type text not null check (type in ('dm', 'group', 'newsletter', 'broadcast', 'status')),
  name text,
  sort_at bigint not null default 0, -- time of the newest message of the conversation; 0: none
  last_message_id text collate "C",
  unread_count integer not null default 0 check (unread_count >= 0),
  history_unread integer not null default 0, -- as history counted it, at history_at
  history_at bigint not null default 0,
  history_noted timestamptz(3), -- when that history arrived: WhatsApp's times are whole seconds, arrival breaks ties
  read_at bigint not null default 0, -- everything up to here has been read
  read_noted timestamptz(3), -- when we learned it, for the same tie
  marked_unread boolean not null default false,
  archived boolean not null default false,
  pinned boolean not null default false,
  muted_until bigint,
  search text generated always as (fold(coalesce(name, '') || ' ' || split_part(jid, '@', 1))) stored,
  created_xid xid8 not null default pg_current_xact_id(),
  moved_xid xid8 not null default pg_current_xact_id(),
  changed_xid xid8 not null default pg_current_xact_id(),
  unique (session_id, jid),
  unique (session_id, id)
);
create index chats_list on chats (session_id, pinned desc, sort_at desc, id desc);
create index chats_moved on chats (session_id, moved_xid);
create index chats_changed on chats (session_id, changed_xid);
create index chats_search on chats using gin (session_id, search gin_trgm_ops);

-- A walk through the list must see a chat that moved meanwhile: which transaction last moved it is kept here, whoever writes.
create function note_chat_moved() returns trigger language plpgsql as $$
begin
  if new.pinned <> old.pinned or new.sort_at <> old.sort_at then
    new.moved_xid := pg_current_xact_id();
    new.changed_xid := new.moved_xid;
  elsif new.archived <> old.archived or (new.unread_count = 0) <> (old.unread_count = 0) or new.type <> old.type
     or new.name is distinct from old.name or new.jid <> old.jid then
    new.changed_xid := pg_current_xact_id();
  end if;
  return new;
end $$;
create trigger chats_note_moved before update on chats for each row execute function note_chat_moved();

create table messages (
  id text collate "C" primary key,
  session_id text collate "C" not null references sessions (id) on delete cascade,
  chat_id bigint not null,
  wa_id text collate "C" not null,
  from_me boolean not null,
  participant text collate "C" not null default '', -- who sent it, in groups and broadcasts; '' where the chat says it
  type text not null,
  body text,
  quoted jsonb,
  mentions text[] not null default '{}',
  media jsonb,
  reactions jsonb not null default '{}', -- {senderJid: {emoji, timestamp}}
  status smallint, -- 0 failed, 1 pending, 2 server, 3 delivered, 4 read, 5 played
  edited_at bigint,
  deleted boolean not null default false,
  content boolean not null default true, -- false: a line about the chat, which moves and counts nothing
  at bigint not null,
  sent_at bigint not null, -- the sender's own claim; at is this, no later than five minutes after arrival
  payload bytea, -- the message as WhatsApp sent it, for quotes, retries and media
  received_at timestamptz(3) not null default now(),
  foreign key (session_id, chat_id) references chats (session_id, id) on delete cascade,
  unique (session_id, wa_id, chat_id, from_me, participant)
);
create index messages_thread on messages (chat_id, at desc, id desc);
create index messages_hidden_sender on messages (session_id, participant) where participant like '%@lid';

create table events (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  organization_id text collate "C" not null references organizations (id) on delete cascade,
  session_id text collate "C",
  type text not null,
  data jsonb not null,
  at timestamptz(3) not null default clock_timestamp(),
  foreign key (organization_id, session_id) references sessions (organization_id, id) on delete cascade
);
create index events_log on events (organization_id, xid, id);
create index events_age on events (at);
