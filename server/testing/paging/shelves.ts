/**
 * What the model knows of each list: how its rows come about and what can happen to them, straight in the tables. In every statement $1 is
 * the place: the organization of a list of sessions, else the session.
 */
export type Shelf = {
  /** What has to be there before the first row; $1. */
  open?: string;
  /** Puts rows there; $2 is a JSON array of Row. Gives the `key` of each: its id or address in the API. */
  add: string;
  /** What can happen to a row; $2 is its key. */
  changes: Readonly<Record<string, string>>;
  filters: readonly Readonly<Record<string, string>>[];
  /** The time by which a naive reader would go on. */
  time?: "lastMessageAt" | "timestamp";
  /** A row that moved comes a second time rather than never. */
  moves?: true;
};

/** Whatever a list shows, its rows are made of these. `at` is epoch ms and often the same; `n` is unique and decides addresses. */
export type Row = {
  id: string;
  n: number;
  name: string | null;
  at: number;
  pinned: boolean;
  archived: boolean;
  unread: number;
};
const ROWS =
  "json_to_recordset($2) as r(id text, n int, name text, at bigint, pinned boolean, archived boolean, unread int)";

/** What a path can name beside the session. */
export const NAMED: Readonly<Record<string, string>> = {
  cid: "351215550147@s.whatsapp.net",
  gid: "120363000000000001@g.us",
  jid: "120363000000000002@newsletter",
};
const [CHAT, GROUP, CHANNEL] = [NAMED.cid, NAMED.gid, NAMED.jid];

const person = "lpad(n::text, 3, '0') || case n % 3 when 0 then '@lid' else '@s.whatsapp.net' end";
const group = "lpad(n::text, 3, '0') || '@g.us'";

const chats: Shelf = {
  add: `insert into chats (session_id, jid, type, name, sort_at, pinned, archived, unread_count)
    select $1, ${person}, 'dm', name, coalesce(nullif(at, 1700000000000), 0), pinned, archived, unread from ${ROWS} returning id as key`,
  changes: {
    bump: "update chats set sort_at = 1800000000000 where session_id = $1 and id = $2",
    sink: "update chats set sort_at = 0 where session_id = $1 and id = $2",
    pin: "update chats set pinned = not pinned where session_id = $1 and id = $2",
    archive: "update chats set archived = not archived where session_id = $1 and id = $2",
    read: "update chats set unread_count = 2 - unread_count where session_id = $1 and id = $2",
    rename: "update chats set name = 'Ines again' where session_id = $1 and id = $2",
    delete: "delete from chats where session_id = $1 and id = $2",
  },
  filters: [{}, {}, {}, { archived: "false" }, { unread: "true" }, { pinned: "false" }, { type: "dm" }, { q: "ines" }],
  time: "lastMessageAt",
  moves: true,
};

/** Messages of two chats; `which` of them a row belongs to. */
const messages = (which: string, filters: Shelf["filters"]): Shelf => ({
  open: `insert into chats (session_id, jid, type) select $1, jid, type
    from (values ('${CHAT}', 'dm'), ('${CHANNEL}', 'newsletter'), ('1@s.whatsapp.net', 'dm')) c(jid, type)`,
  add: `insert into messages (id, session_id, chat_id, wa_id, from_me, type, body, at, sent_at)
    select r.id, $1, c.id, r.id, false, 'text', r.name, r.at, r.at from ${ROWS} join chats c on c.session_id = $1 and c.jid = ${which}
    returning id as key`,
  changes: {
    edit: "update messages set body = 'Inês, edited', edited_at = 1 where session_id = $1 and id = $2",
    react: `update messages set reactions = '{"1@lid": {"emoji": "x", "at": 1}}' where session_id = $1 and id = $2`,
    takeBack: "update messages set deleted = true, body = null where session_id = $1 and id = $2",
    merge: `update messages set chat_id = (select id from chats where session_id = $1 and jid = '1@s.whatsapp.net')
      where session_id = $1 and id = $2`,
    delete: "delete from messages where session_id = $1 and id = $2",
  },
  filters,
  time: "timestamp",
});

/** By the name of the operation. A list that is declared and not described here fails the test. */
export const SHELVES: Readonly<Record<string, Shelf>> = {
  listSessions: {
    add: `insert into sessions (id, organization_id, kind, label, desired, status)
      select id, $1, 'sandbox', name, 'stopped', 'stopped' from ${ROWS} returning id as key`,
    changes: {
      rename: "update sessions set label = 'Another' where organization_id = $1 and id = $2",
      start: "update sessions set status = 'working', status_at = now() where organization_id = $1 and id = $2",
      delete: "update sessions set organization_id = null, deleted_at = now() where organization_id = $1 and id = $2",
    },
    filters: [{}],
  },
  listChats: chats,
  listMessages: messages(`'${CHAT}'`, [
    {},
    {},
    { q: "ines" },
    { after: "1700000000000" },
    { before: "1700000007000", q: "ines" },
  ]),
  searchMessages: messages(`case n % 4 when 0 then '${CHANNEL}' else '${CHAT}' end`, [{ q: "ines" }, { q: "walk" }]),
  listChannelMessages: messages(`'${CHANNEL}'`, [{}]),
  listContacts: {
    add: `insert into contacts (session_id, jid, name, push_name) select $1, ${person}, name, 'Somebody' from ${ROWS} returning jid as key`,
    changes: {
      rename: "update contacts set name = 'Ines again' where session_id = $1 and jid = $2",
      forget: "update contacts set name = null where session_id = $1 and jid = $2",
      delete: "delete from contacts where session_id = $1 and jid = $2",
    },
    filters: [{}, {}, { q: "ines" }],
  },
  listGroups: {
    add: `with rows as (select ${group} as jid, n, name from ${ROWS}),
      told as (insert into groups (session_id, jid, subject) select $1, jid, name from rows where n % 3 <> 1),
      met as (insert into chats (session_id, jid, type, name) select $1, jid, 'group', name from rows where n % 3 <> 2)
      select jid as key from rows`,
    changes: {
      rename: "update groups set subject = 'Another' where session_id = $1 and jid = $2",
      meet: "insert into chats (session_id, jid, type) values ($1, $2, 'group') on conflict do nothing",
      delete: `with told as (delete from groups where session_id = $1 and jid = $2) delete from chats where session_id = $1 and jid = $2`,
    },
    filters: [{}],
  },
  listGroupMembers: {
    open: `insert into groups (session_id, jid) values ($1, '${GROUP}')`,
    add: `insert into group_members (session_id, group_jid, jid) select $1, '${GROUP}', ${person} from ${ROWS} returning jid as key`,
    changes: {
      promote: `update group_members set role = 'admin' where session_id = $1 and group_jid = '${GROUP}' and jid = $2`,
      delete: `delete from group_members where session_id = $1 and group_jid = '${GROUP}' and jid = $2`,
    },
    filters: [{}],
  },
};
