/**
 * Rows of a list and the table that knows their names. `from` gives the alias that `key`, `where` and `order` use; `names` the table whose
 * (session_id, search) the index of grams knows, and its column of keys. `session` and `text` are SQL: whose rows, and what their `search`
 * shall hold, folded. `near`: so many rows are read before anything is looked up.
 */
type Sought = {
  from: string;
  key: string;
  names: { table: string; key: string };
  session: string;
  text: string;
  where: string;
  order: string;
  limit: number;
  near: number;
};

/** So many rows are read at most where those that were read say that there will be enough among them. */
const FAR = 12_000;
/** More matches than this are not fetched and sorted: they are met on a way through the index of the list alone. */
const MANY = 2_500;

/**
 * SQL of an array of keys: among the rows with these keys are the first `limit` of the list whose `search` holds the text, and the rest of
 * them are rows of the session that hold it, too. What is in many names is met soon on the way through the list; only what is not is looked
 * up, which costs as much as there are matches. Decided while it runs, by what the first rows hold, and not by what a planner believes.
 */
export function soughtKeys({ from, key, names, session, text, where, order, limit, near }: Sought): string {
  const search = key.replace(/\w+$/, "search");
  const walk = (rows: number) =>
    `(select ${key} as key, strpos(${search}, ${text}) > 0 as hit from ${from} where ${where} order by ${order} limit ${rows})`;
  return `array(
    with near as materialized ${walk(near)},
    seen as materialized (
      select hits >= ${limit} or rows < ${near} as enough, hits * ${FAR} > ${limit * near} as promising
      from (select count(*) as rows, count(*) filter (where hit) as hits from near) n),
    far as materialized (
      select key from ${walk(FAR)} w where hit and (select promising and not enough from seen) limit ${limit}),
    named as materialized (
      select n.${names.key} as key from ${names.table} n
      where grams_of(n.session_id, n.search) @> (select grams_like(${session}, ${text})) and strpos(n.search, ${text}) > 0
        and n.session_id || '' = ${session} and (select not enough from seen) and (select count(*) from far) < ${limit})
    select key from near where hit and (select enough from seen)
    union all select key from far where (select count(*) from far) = ${limit}
    union all select key from named where (select count(*) from named) <= ${MANY}
    union all (select ${key} from ${from} where ${where} and (${key} in (select key from named)) is true
      and (select count(*) from named) > ${MANY} order by ${order} limit ${limit}))`;
}
