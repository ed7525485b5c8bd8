-- The stored copy is the same whatever the order in which WhatsApp tells things: each setting carries when it was told (…_noted, by
-- the inbox's clock), what is said about something that is not there yet waits, and what was taken away is remembered.

alter table chats
  add column listed_noted timestamptz(3), -- when history or the phone last said that the chat is there, with or without messages
  add column cleared_noted timestamptz(3), -- what was told up to here went with a deletion on the phone
  add column name_noted timestamptz(3),
  add column archived_noted timestamptz(3),
  add column pinned_noted timestamptz(3),
  add column muted_noted timestamptz(3),
  add column marked_noted timestamptz(3),
  add column read_all_noted timestamptz(3); -- whatever had arrived by then has been read
update chats set listed_noted = coalesce(history_noted, now());

alter table contacts
  add column name_noted timestamptz(3),
  add column verified_noted timestamptz(3),
  add column push_noted timestamptz(3);

alter table groups
  add column noted timestamptz(3),
  add column left_noted timestamptz(3); -- we left after it was told how the group is; null while we are in it

-- What is said about a message or a chat that is not there yet: a fact of the worker's, applied in the transaction in which that comes.
create table parked (
  id bigint generated always as identity primary key,
  session_id text collate "C" not null references sessions (id) on delete cascade,
  chat text collate "C" not null,
  wa_id text collate "C" not null default '', -- '': about the chat itself
  kind text not null,
  about text[] not null, -- every address in it: two of them may turn out to be one person
  fact jsonb not null,
  parked_at timestamptz(3) not null default now()
);
create unique index parked_once on parked (session_id, wa_id, chat, kind, md5(fact::text));
create index parked_age on parked (session_id, parked_at);

-- What was deleted on the phone for its owner alone, so that telling it once more does not bring it back.
create table removed (
  session_id text collate "C" not null references sessions (id) on delete cascade,
  chat text collate "C" not null,
  wa_id text collate "C" not null default '', -- '': the whole chat, as it was at `noted`
  from_me boolean not null default false,
  noted timestamptz(3),
  at bigint, -- the time of that message, once it is known
  primary key (session_id, chat, wa_id, from_me)
);

-- Who in a group has received or read an own message.
create table message_receipts (
  message_id text collate "C" not null references messages (id) on delete cascade,
  session_id text collate "C" not null references sessions (id) on delete cascade,
  participant text collate "C" not null,
  status smallint not null, -- as messages.status
  primary key (message_id, participant)
);
create index message_receipts_session on message_receipts (session_id, participant);

create table labels (
  session_id text collate "C" not null references sessions (id) on delete cascade,
  id text collate "C" not null,
  name text,
  color integer,
  deleted boolean not null default false,
  noted timestamptz(3) not null,
  primary key (session_id, id)
);

-- Which chats (wa_id = '') and messages carry a label. One taken off stays, so that an older word does not put it on again.
create table labelings (
  session_id text collate "C" not null references sessions (id) on delete cascade,
  label_id text collate "C" not null,
  chat text collate "C" not null,
  wa_id text collate "C" not null default '',
  present boolean not null,
  noted timestamptz(3) not null,
  primary key (session_id, label_id, chat, wa_id)
);

create index messages_hidden_reactor on messages (session_id) where reactions::text like '%@lid"%';
