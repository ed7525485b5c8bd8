import type { ClientBase } from "pg";
import type { Jid } from "@/server/jid.ts";
import type { Facts, GroupFact } from "../facts.ts";

/** What is known of groups, in the order in which it was told. Addresses stay as the group uses them; readers translate. */
export async function updateGroups(client: ClientBase, session: string, facts: Facts["groups"]): Promise<void> {
  if (facts.length === 0) return;
  const { known, gone, joined, me } = settle(facts);
  if (gone.length > 0) await client.query({ text: LEAVE, values: [session, me, gone] });
  if (joined) await client.query({ text: LEAVE_OTHERS, values: [session, me, joined] });
  if (known.length === 0) return;
  const values = [session, JSON.stringify(known)];
  await client.query({ text: UPSERT, values });
  await client.query({ text: MEMBERS, values });
}

type Settled = { known: GroupFact[]; gone: Jid[]; joined: readonly Jid[] | undefined; me: Jid[] };

/** The last that was said of each group; that we left one before it was told is undone by it, afterwards it counts. */
function settle(facts: Facts["groups"]): Settled {
  const known = new Map<Jid, GroupFact>();
  const gone = new Set<Jid>();
  const me = new Set<Jid>();
  let joined: readonly Jid[] | undefined;
  const leave = (group: GroupFact, own: readonly Jid[]) =>
    known.set(group.jid, { ...group, members: group.members.filter(({ jid }) => !own.includes(jid)) });
  for (const fact of facts) {
    if (fact.about === "group") known.set(fact.jid, since(known.get(fact.jid), fact));
    else fact.me.forEach((jid) => me.add(jid));
    if (fact.about === "left") gone.add(fact.jid);
    if (fact.about === "joined") joined = fact.jids;
    for (const group of known.values()) if (isOut(fact, group.jid)) leave(group, [...me]);
  }
  return { known: [...known.values()], gone: [...gone], joined, me: [...me] };
}

/** What is missing now was told before. A description that is missing was taken away. */
const since = (before: GroupFact | undefined, fact: GroupFact): GroupFact => ({
  ...fact,
  subject: fact.subject ?? before?.subject ?? null,
  owner: fact.owner ?? before?.owner ?? null,
  createdAt: fact.createdAt ?? before?.createdAt ?? null,
});

function isOut(fact: Facts["groups"][number], group: Jid): boolean {
  if (fact.about === "left") return fact.jid === group;
  return fact.about === "joined" && !fact.jids.includes(group);
}

const LEAVE = `delete from group_members where session_id = $1 and jid = any($2) and group_jid = any($3)`;
const LEAVE_OTHERS = `delete from group_members where session_id = $1 and jid = any($2) and group_jid <> all($3)`;

const UPSERT = `insert into groups as g (session_id, jid, subject, description, owner_jid, announce, locked, created_at)
  select $1, jid, subject, description, owner, announce, locked, "createdAt"
  from json_to_recordset($2) as f (jid text, subject text, description text, owner text, announce boolean, locked boolean, "createdAt" bigint)
  order by jid
  on conflict (session_id, jid) do update set subject = coalesce(excluded.subject, g.subject), description = excluded.description,
    owner_jid = coalesce(excluded.owner_jid, g.owner_jid), announce = excluded.announce, locked = excluded.locked,
    created_at = coalesce(excluded.created_at, g.created_at), updated_at = clock_timestamp()
  where (coalesce(excluded.subject, g.subject), excluded.description, coalesce(excluded.owner_jid, g.owner_jid), excluded.announce,
    excluded.locked, coalesce(excluded.created_at, g.created_at))
    is distinct from (g.subject, g.description, g.owner_jid, g.announce, g.locked, g.created_at)`;

const MEMBERS = `with given as (
    select distinct on (f.jid, m.jid) f.jid as group_jid, m.jid, m.role
    from json_to_recordset($2) as f (jid text, members json) cross join json_to_recordset(f.members) as m (jid text, role text)
    order by f.jid, m.jid),
  gone as (
    delete from group_members k using json_to_recordset($2) as f (jid text)
    where k.session_id = $1 and k.group_jid = f.jid
      and not exists (select from given n where n.group_jid = k.group_jid and n.jid = k.jid))
  insert into group_members as k (session_id, group_jid, jid, role) select $1, group_jid, jid, role from given
  on conflict (session_id, group_jid, jid) do update set role = excluded.role where k.role <> excluded.role`;
