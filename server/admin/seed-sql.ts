/** The statements that invent a session's chats and messages, each for all rows at once. $1 is the session. */

export const FIRST_NAMES = [
  "Amélie",
  "Bilal",
  "Chidi",
  "Dana",
  "Elif",
  "Fjodor",
  "Giulia",
  "Hana",
  "Ines",
  "João",
  "Kwame",
  "Li Na",
  "Μαρία",
  "نور",
  "דנה",
  "ユキ",
  "지민",
  "Ольга",
];
export const LAST_NAMES = [
  "Andersson",
  "Benali",
  "Costa",
  "Demir",
  "Eze",
  "Fischer",
  "García",
  "Haddad",
  "Ivanova",
  "Jansen",
  "Kim",
  "López",
  "Müller",
  "Nakamura",
  "O’Brien",
  "Petrov",
];
export const GROUPS = [
  "Team",
  "Summer in Lisbon",
  "Drivers",
  "Night shift",
  "Book club",
  "رحلة الصيف",
  "Suppliers",
  "Family",
  "Гости",
  "Football on Friday",
];
export const BODIES = [
  "Good morning! Is the room with the sea view still free?",
  "Yes, it is. Shall I hold it for you until tomorrow?",
  "We land at 14:20, could somebody pick us up?",
  "The invoice is paid, thank you for your patience.",
  "شكرا جزيلا، نراكم غدا إن شاء الله",
  "תודה רבה, נתראה מחר",
  "Können wir die Führung auf Samstag verschieben?",
  "ありがとうございます。楽しみにしています。",
  "👍",
  "Two adults and one child, from the 3rd to the 9th.",
];

export const SESSION = `
  insert into sessions (id, organization_id, kind, label, settings, desired, status, status_reason, jid, lid, phone_number, push_name,
    history_phase, history_progress)
  select $1, $2, 'sandbox', 'Generated', '{"color": "slate"}', 'stopped', 'stopped', 'stopped_by_user', phone || '@s.whatsapp.net',
    '9' || phone || '@lid', phone, 'Generated', 'complete', 100
  from (select '1202555' || lpad((count(*) % 10000)::text, 4, '0') as phone from sessions) own`;

/** Seven in ten are people, every sixteenth a channel, the rest groups; a few pinned, every eleventh archived, every thirteenth muted. */
export const CHATS = `
  insert into chats (session_id, jid, type, name, pinned, archived, muted_until)
  select $1,
    case type when 'dm' then (628000000000 + n) || '@s.whatsapp.net' when 'group' then '1203630' || (10000000000 + n) || '@g.us'
      else '1203631' || (10000000000 + n) || '@newsletter' end,
    type,
    case type when 'dm' then ($3::text[])[1 + n % cardinality($3::text[])] || ' ' || ($4::text[])[1 + (n / 7) % cardinality($4::text[])]
      else ($5::text[])[1 + (n / 3) % cardinality($5::text[])] || ' ' || n end,
    n in (17, 170, 1700), n % 11 = 3, case when n % 13 = 5 then 4102444800000 end
  from (select n, case when n % 16 = 9 then 'newsletter' when n % 10 < 7 then 'dm' else 'group' end as type
        from generate_series(1, $2::int) n) chat`;

export const CONTACTS = `
  insert into contacts (session_id, jid, name) select session_id, jid, name from chats where session_id = $1 and type = 'dm'`;

/** Ten Crockford digits of the time, the highest first. */
const TIME_PART = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
  .map((digit) => `substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + ((at >> ${5 * digit}) & 31)::int, 1)`)
  .join(" || ");

/**
 * Some chats get many and most few, over the last year: evenly when $4 is 1, most of them lately when it is more. The id is a ULID: the
 * time, then random digits, for which hexadecimal ones do.
 */
export const MESSAGES = `
  with known as (
    select id as chat_id, type as chat_type, row_number() over (order by hashint8(id)) as place, count(*) over () as total
    from chats where session_id = $1
  ), drawn as (
    select n, random() < 0.35 as mine, upper(md5(random()::text || n)) as hex,
      1 + floor((select max(total) from known) * power(random(), 3))::bigint as place,
      (extract(epoch from now()) * 1000)::bigint - (power(random(), $4::float8) * 31536000000)::bigint as at
    from generate_series(1, $2::int) n
  )
  insert into messages (id, session_id, chat_id, wa_id, from_me, participant, type, body, status, at, sent_at)
  select ${TIME_PART} || left(hex, 16), $1, chat_id, '3EB0' || right(hex, 18), mine,
    case when chat_type = 'group' and not mine then (628000000000 + n % 997) || '@s.whatsapp.net' else '' end,
    'text', ($3::text[])[1 + n % cardinality($3::text[])], case when mine then 4 end, at, at
  from drawn join known using (place)`;

/** Read up to the newest message, or, in every fifth chat, up to the third newest. */
export const NEWEST = `
  update chats c set sort_at = newest.at, last_message_id = newest.id,
    read_at = coalesce(case when c.id % 5 = 0 then newest.third end, newest.at)
  from chats each cross join lateral (
    select (array_agg(m.at))[1] as at, (array_agg(m.id))[1] as id, (array_agg(m.at))[4] as third
    from (select at, id from messages where chat_id = each.id order by at desc, id desc limit 4) m
  ) newest
  where each.session_id = $1 and c.id = each.id and newest.at is not null`;

export const UNREAD = `
  update chats c set unread_count = unread.total
  from (select m.chat_id, count(*)::int as total from messages m join chats u on u.id = m.chat_id
        where u.session_id = $1 and m.at > u.read_at and not m.from_me group by m.chat_id) unread
  where c.id = unread.chat_id`;
