-- The index knows a word as one of its session and of a span of 74 hours (2^28 ms), so that the beginning of a word gathers the messages
-- of one span and not those of years, and a message's windows as numbers: its chat, and the 4.7 hours (2^24 ms) in which it lies.
drop index messages_words;
drop function words_of, words_of_like, windows_of, word_prefix;

-- Short, because every word is kept with it: that two spans share one is harmless, a row says where it belongs.
create function word_prefix(session text, span bigint) returns text language sql immutable strict parallel safe
  as $$ select to_hex(hashint8extended(span, hashtextextended(session, 0)) & 4294967295) || '/' $$;

-- No word has a blank in it.
create function words_of(session text, at bigint, body text) returns tsvector language plpgsql immutable strict parallel safe as $$
declare
  prefix text := public.word_prefix(session, at >> 28);
begin
  return array_to_tsvector(string_to_array(prefix || array_to_string(tsvector_to_array(public.words(body)), ' ' || prefix), ' '));
end $$;

-- As words_like, whose words stand in quotes.
create function words_of_like(session text, span bigint, asked text) returns tsquery language sql immutable strict parallel safe
  as $$ select regexp_replace(public.words_like(asked)::text, '(^| & )''', '\1''' || public.word_prefix(session, span), 'g')::tsquery $$;

create function windows_of(session text, chat bigint, at bigint) returns bigint[] language sql immutable strict parallel safe
  as $$ select array[hashint8extended(chat, 0), hashtextextended(session, at >> 24)] $$;

create index messages_words on messages using gin (words_of(session_id, at, body), windows_of(session_id, chat_id, at))
  where body is not null and not deleted;
