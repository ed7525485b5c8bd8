-- Search in messages, people by name, groups with their members, and what we want WhatsApp to do.

-- The words of a message, folded as names are. Cut where a text could make more words than an index entry may hold.
create function words(body text) returns tsvector language sql immutable strict parallel safe
  as $$ select to_tsvector('pg_catalog.simple'::regconfig, public.fold(left(body, 65536))) $$;

-- Every word asked for; the last one may be the beginning of a word, people search while they type. Null when there is no word in it.
create function words_like(asked text) returns tsquery language sql immutable strict parallel safe
  as $$ select (nullif(plainto_tsquery('pg_catalog.simple'::regconfig, public.fold(left(asked, 200)))::text, '') || ':*')::tsquery $$;

create index messages_words on messages using gin (session_id, words(body)) where body is not null and not deleted;
create index messages_newest on messages (session_id, at desc, id desc); -- for words that are everywhere

alter table contacts add column search text generated always as (
  fold(coalesce(name, '') || ' ' || coalesce(verified_name, '') || ' ' || coalesce(push_name, '') || ' ' || split_part(jid, '@', 1))) stored;
create index contacts_search on contacts using gin (session_id, search gin_trgm_ops);

-- What is known of a group beside its chat. Null: not known yet.
create table groups (
  session_id text collate "C" not null references sessions (id) on delete cascade,
  jid text collate "C" not null,
  subject text,
  description text,
  owner_jid text collate "C",
  announce boolean, -- only admins write
  locked boolean, -- only admins change the subject and the picture
  created_at bigint, -- epoch milliseconds, as WhatsApp tells it
  updated_at timestamptz(3) not null default now(),
  primary key (session_id, jid)
);

create table group_members (
  session_id text collate "C" not null,
  group_jid text collate "C" not null,
  jid text collate "C" not null,
  role text not null default 'member' check (role in ('member', 'admin', 'superadmin')),
  primary key (session_id, group_jid, jid),
  foreign key (session_id, group_jid) references groups (session_id, jid) on delete cascade
);

-- What we want WhatsApp to do. Written in the transaction that changes the stored copy, drained in the order of ids by whoever
-- holds the session. A newer wish about the same thing replaces one that has not been begun.
create table outbox (
  id bigint generated always as identity primary key,
  session_id text collate "C" not null references sessions (id) on delete cascade,
  kind text not null check (kind in ('chat.archive', 'chat.pin', 'chat.mute', 'chat.read')),
  chat text collate "C" not null,
  payload jsonb not null,
  state text not null default 'new' check (state in ('new', 'sending', 'done', 'failed')),
  attempts smallint not null default 0,
  error text,
  created_at timestamptz(3) not null default now(),
  done_at timestamptz(3)
);
create unique index outbox_wish on outbox (session_id, chat, kind) where state = 'new';
create index outbox_due on outbox (session_id, id) where state in ('new', 'sending');
create index outbox_done on outbox (done_at) where state in ('done', 'failed');
