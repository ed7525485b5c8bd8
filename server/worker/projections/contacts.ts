import type { ClientBase } from "pg";
import type { Jid } from "@/server/jid.ts";
import type { ContactFact } from "../facts.ts";

/** Keeps what is known of people: of each name the one told last; unknown never erases known, taken back does. Returns whose names changed. */
export async function upsertContacts(
  client: ClientBase,
  session: string,
  facts: readonly ContactFact[],
): Promise<Jid[]> {
  if (facts.length === 0) return [];
  const folded = new Map<Jid, Row>();
  for (const fact of facts) folded.set(fact.jid, fold(folded.get(fact.jid), fact));
  const { rows } = await client.query<{ jid: Jid }>({
    text: UPSERT,
    values: [session, JSON.stringify([...folded.values()])],
  });
  return rows.map(({ jid }) => jid);
}

const NAMES = ["name", "verifiedName", "pushName"] as const;
type Name = (typeof NAMES)[number];
type Row = { jid: Jid } & Partial<Record<Name, string | null> & Record<`${Name}Noted`, Date>>;

function fold(before: Row = { jid: "" as Jid }, fact: ContactFact): Row {
  const noted = new Date(fact.noted);
  const row = { ...before, jid: fact.jid };
  for (const name of NAMES) {
    const known = row[`${name}Noted`];
    if (fact[name] === undefined || (known && known > noted)) continue;
    row[name] = fact[name];
    row[`${name}Noted`] = noted;
  }
  return row;
}

/** Of a contact k, by precedence. */
export const DISPLAY_NAME = "coalesce(k.name, k.verified_name, k.push_name)";

const COLUMNS = { name: "name_noted", verified_name: "verified_noted", push_name: "push_noted" } as const;
export const NAME_COLUMNS = Object.entries(COLUMNS).flat();

/** Of two names told at the same moment the greater in spelling, so that the order does not matter. */
const isNewer = (column: string, noted: string) =>
  `(coalesce(excluded.${column}, excluded.${noted}::text) is not null and (coalesce(excluded.${noted}, '-infinity'), coalesce(excluded.${column}, ''))
    > (coalesce(k.${noted}, '-infinity'), coalesce(k.${column}, '')))`;
const newer = (column: string, noted: string) =>
  `case when ${isNewer(column, noted)} then excluded.${column} else k.${column} end`;

/** What a row that conflicts changes in the one that is there, `k`. */
export const NEWER_NAMES = [
  ...Object.entries(COLUMNS).map(([column, noted]) => `${column} = ${newer(column, noted)}`),
  ...Object.entries(COLUMNS).map(
    ([column, noted]) => `${noted} = case when ${isNewer(column, noted)} then excluded.${noted} else k.${noted} end`,
  ),
].join(", ");

const names = Object.keys(COLUMNS).join(", ");

const UPSERT = `with f as (
    select * from json_to_recordset($2) as f (jid text, name text, "nameNoted" timestamptz, "verifiedName" text, "verifiedNameNoted" timestamptz,
      "pushName" text, "pushNameNoted" timestamptz)),
  before as (select k.jid, ${names} from contacts k where k.session_id = $1 and k.jid in (select jid from f)),
  put as (
    insert into contacts as k (session_id, jid, ${NAME_COLUMNS.join(", ")})
    select $1, jid, name, "nameNoted", "verifiedName", "verifiedNameNoted", "pushName", "pushNameNoted" from f order by jid
    on conflict (session_id, jid) do update set ${NEWER_NAMES}, updated_at = clock_timestamp()
    where ${Object.entries(COLUMNS)
      .map(([column, noted]) => isNewer(column, noted))
      .join(" or ")}
    returning jid, name, verified_name, push_name)
  select put.jid from put left join before using (jid)
  where before.jid is null or (put.name, put.verified_name, put.push_name) is distinct from (before.name, before.verified_name, before.push_name)`;
