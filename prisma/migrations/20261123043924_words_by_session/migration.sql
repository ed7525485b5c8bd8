-- Words are looked up newest first in windows of time, so that a word which is in millions of messages costs no more than one which is
-- in few. The index knows a word as one of its session, and a message's windows as numbers: its chat, and the four spans of 4.7 hours,
-- 37 hours, 12 days and 99 days in which it lies (2^24, 2^27, 2^30 and 2^33 ms; server/messages/windows.ts counts them alike).

-- Short, because every word of every session is kept with it: that two sessions share one is harmless, a row says whose it is.
create function word_prefix(session text) returns text language sql immutable strict parallel safe
  as $$ select to_hex(hashtext(session)) || '/' $$;

create function words_of(session text, body text) returns tsvector language sql immutable strict parallel safe
  as $$ select array_to_tsvector(array(select public.word_prefix(session) || word from unnest(tsvector_to_array(public.words(body))) word)) $$;

-- As words_like, whose words stand in quotes.
create function words_of_like(session text, asked text) returns tsquery language sql immutable strict parallel safe
  as $$ select regexp_replace(public.words_like(asked)::text, '(^| & )''', '\1''' || public.word_prefix(session), 'g')::tsquery $$;

create function windows_of(session text, chat bigint, at bigint) returns bigint[] language sql immutable strict parallel safe
  as $$ select array[hashint8extended(chat, 0), hashtextextended(session, (at >> 24) * 4), hashtextextended(session, (at >> 27) * 4 + 1),
    hashtextextended(session, (at >> 30) * 4 + 2), hashtextextended(session, (at >> 33) * 4 + 3)] $$;

drop index messages_words;
create index messages_words on messages using gin (words_of(session_id, body), windows_of(session_id, chat_id, at))
  where body is not null and not deleted;
