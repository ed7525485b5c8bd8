import type { ClientBase } from "pg";
import type { Jid } from "@/server/jid.ts";
import type { Facts, GroupFact, MembershipFact } from "../facts.ts";

/**
 * What is known of groups: as last told, and whether we have left since. Addresses stay as the group uses them; readers translate.
 * Returns the groups that look different now.
 */
export async function updateGroups(client: ClientBase, session: string, facts: Facts["groups"]): Promise<Jid[]> {
  const groups = facts.filter((fact) => fact.about === "group");
  const changed = groups.length === 0 ? [] : await putGroups(client, session, groups);
  for (const fact of facts) if (fact.about !== "group") changed.push(...(await leave(client, session, fact)));
  return [...new Set(changed)];
}

type Put = { jid: Jid; left: boolean; changed: boolean };

async function putGroups(client: ClientBase, session: string, facts: readonly GroupFact[]): Promise<Jid[]> {
  const newest = new Map<Jid, GroupFact>();
  for (const fact of facts) {
    const before = newest.get(fact.jid);
    if (!before || fact.noted >= before.noted) newest.set(fact.jid, since(before, fact));
  }
  const rows = [...newest.values()].map((fact) => ({ ...fact, noted: new Date(fact.noted) }));
  const { rows: put } = await client.query<Put>({ text: PUT, values: [session, JSON.stringify(rows)] });
  const members = put.flatMap(({ jid, left }) => {
    const group = newest.get(jid);
    return group ? [{ jid, members: left ? withoutMe(group) : group.members }] : [];
  });
  const { rows: moved } = await client.query<{ group_jid: Jid }>({
    text: MEMBERS,
    values: [session, JSON.stringify(members)],
  });
  return [...put.filter(({ changed }) => changed).map(({ jid }) => jid), ...moved.map(({ group_jid }) => group_jid)];
}

/** What is missing now was told before. A description that is missing was taken away. */
const since = (before: GroupFact | undefined, fact: GroupFact): GroupFact => ({
  ...fact,
  subject: fact.subject ?? before?.subject ?? null,
  owner: fact.owner ?? before?.owner ?? null,
  createdAt: fact.createdAt ?? before?.createdAt ?? null,
});

const withoutMe = ({ members, me }: GroupFact) => members.filter(({ jid }) => !me.includes(jid));

/** Not in a group any more, by the answer about that group or about all. One that is not known yet waits to be. */
async function leave(client: ClientBase, session: string, fact: MembershipFact): Promise<Jid[]> {
  const noted = new Date(fact.noted);
  if (fact.about === "left") await client.query({ text: PARK, values: [session, fact.jid, JSON.stringify(fact)] });
  const { rows } = await client.query<{ group_jid: Jid }>(
    fact.about === "left"
      ? { text: leaving("jid = any($4)"), values: [session, fact.me, noted, [fact.jid]] }
      : { text: leaving("jid <> all($4)"), values: [session, fact.me, noted, fact.jids] },
  );
  return rows.map(({ group_jid }) => group_jid);
}

const PARK = `insert into parked (session_id, chat, kind, about, fact) select $1, $2, 'groups', '{}', $3
  where not exists (select from groups where session_id = $1 and jid = $2) on conflict do nothing`;

const leaving = (which: string) => `with gone as (
    update groups set left_noted = $3 where session_id = $1 and ${which}
      and $3 >= coalesce(noted, '-infinity') and $3 >= coalesce(left_noted, '-infinity') returning jid)
  delete from group_members where session_id = $1 and jid = any($2) and group_jid in (select jid from gone) returning group_jid`;

const SHOWN = ["subject", "description", "owner_jid", "announce", "locked", "created_at"];
const shown = (row: string) => `(${SHOWN.map((column) => `${row}.${column}`).join(", ")})`;

const PUT = `with f as (
    select * from json_to_recordset($2) as f (jid text, subject text, description text, owner text, announce boolean, locked boolean,
      "createdAt" bigint, noted timestamptz)),
  before as (select g.* from groups g where g.session_id = $1 and g.jid in (select jid from f)),
  put as (
    insert into groups as g (session_id, jid, ${SHOWN.join(", ")}, noted)
    select $1, jid, subject, description, owner, announce, locked, "createdAt", noted from f order by jid
    on conflict (session_id, jid) do update set subject = coalesce(excluded.subject, g.subject), description = excluded.description,
      owner_jid = coalesce(excluded.owner_jid, g.owner_jid), announce = excluded.announce, locked = excluded.locked,
      created_at = coalesce(excluded.created_at, g.created_at), noted = excluded.noted,
      left_noted = case when g.left_noted > excluded.noted then g.left_noted end, updated_at = clock_timestamp()
    where excluded.noted >= coalesce(g.noted, '-infinity')
    returning *)
  select put.jid, put.left_noted is not null as left, before.jid is null or ${shown("put")} is distinct from ${shown("before")} as changed
  from put left join before using (jid)`;

const MEMBERS = `with given as (
    select distinct on (f.jid, m.jid) f.jid as group_jid, m.jid, m.role
    from json_to_recordset($2) as f (jid text, members json) cross join json_to_recordset(f.members) as m (jid text, role text)
    order by f.jid, m.jid, m.role),
  gone as (
    delete from group_members k using json_to_recordset($2) as f (jid text)
    where k.session_id = $1 and k.group_jid = f.jid
      and not exists (select from given n where n.group_jid = k.group_jid and n.jid = k.jid)
    returning k.group_jid),
  put as (
    insert into group_members as k (session_id, group_jid, jid, role) select $1, group_jid, jid, role from given
    on conflict (session_id, group_jid, jid) do update set role = excluded.role where k.role <> excluded.role
    returning k.group_jid)
  select group_jid from gone union select group_jid from put`;
