-- Names and numbers of chats in a table of their own: it changes with a name alone, so that a message, which moves its chat in the list,
-- writes nothing to the index in which names are sought.
create table chat_names (
  chat_id bigint primary key,
  session_id text collate "C" not null,
  search text not null, -- as chats.search
  foreign key (session_id, chat_id) references chats (session_id, id) on delete cascade
);

-- What a text holds of one, two and four letters beside each other, as numbers that belong to its session alone: whatever part of a
-- name is asked for, of any length, its rarest pieces are looked up, among the chats of its session.
create function grams_of(session text, name text) returns bigint[] language plpgsql immutable strict parallel safe as $$
declare
  letters text[] := string_to_array(name, null);
  seed bigint := hashtextextended(session, 0);
  pair text;
  grams bigint[] := '{}';
begin
  for n in 1 .. cardinality(letters) loop
    grams := grams || hashtextextended(letters[n], seed);
    continue when letters[n + 1] is null;
    pair := letters[n] || letters[n + 1];
    grams := grams || hashtextextended(pair, seed);
    continue when letters[n + 3] is null;
    grams := grams || hashtextextended(pair || letters[n + 2] || letters[n + 3], seed);
  end loop;
  return grams;
end $$;

-- The last three pieces of what is sought: how names end differs most, and how numbers begin least.
create function grams_like(session text, asked text) returns bigint[] language sql immutable strict parallel safe as $$
  select array(select hashtextextended(substr(asked, greatest(n - piece * size, 0) + 1, size), seed) from generate_series(1, 3) piece)
  from (select length(asked) as n, hashtextextended(session, 0) as seed) t,
    lateral (select case when n >= 4 then 4 when n >= 2 then 2 else 1 end as size) s
$$;

insert into chat_names (chat_id, session_id, search) select id, session_id, search from chats;
create index chat_names_grams on chat_names using gin (grams_of(session_id, search)) with (gin_pending_list_limit = 1024);

create function note_new_names() returns trigger language plpgsql as $$
begin
  insert into chat_names (chat_id, session_id, search) select id, session_id, search from made;
  return null;
end $$;
create trigger chats_name_new after insert on chats referencing new table as made for each statement execute function note_new_names();

create function note_name() returns trigger language plpgsql as $$
begin
  update chat_names set search = new.search where chat_id = new.id;
  return null;
end $$;
create trigger chats_name after update on chats for each row when (new.search is distinct from old.search) execute function note_name();

drop index chats_search;

-- People change their names seldom, and what is known of them has no other reason to be written anew.
drop index contacts_search;
create index contacts_grams on contacts using gin (grams_of(session_id, search)) with (gin_pending_list_limit = 1024);
