import type { ClientBase } from "pg";
import type { ContactFact } from "../facts.ts";

/** Keeps what is known of people; unknown never erases known. Returns the addresses whose names changed. */
export async function upsertContacts(
  client: ClientBase,
  session: string,
  facts: readonly ContactFact[],
): Promise<string[]> {
  if (facts.length === 0) return [];
  const folded = new Map<string, ContactFact>();
  for (const { jid, ...names } of facts) {
    const known = Object.entries(names).filter((entry: [string, unknown]) => entry[1] !== undefined);
    folded.set(jid, { ...folded.get(jid), jid, ...Object.fromEntries(known) });
  }
  const { rows } = await client.query<{ jid: string }>({
    text: UPSERT,
    values: [session, JSON.stringify([...folded.values()])],
  });
  return rows.map(({ jid }) => jid);
}

const UPSERT = `insert into contacts as k (session_id, jid, name, verified_name, push_name)
  select $1, jid, name, "verifiedName", "pushName"
  from json_to_recordset($2) as f (jid text, name text, "verifiedName" text, "pushName" text) order by jid
  on conflict (session_id, jid) do update set name = coalesce(excluded.name, k.name),
    verified_name = coalesce(excluded.verified_name, k.verified_name), push_name = coalesce(excluded.push_name, k.push_name),
    updated_at = clock_timestamp()
  where (coalesce(excluded.name, k.name), coalesce(excluded.verified_name, k.verified_name), coalesce(excluded.push_name, k.push_name))
    is distinct from (k.name, k.verified_name, k.push_name)
  returning jid`;
