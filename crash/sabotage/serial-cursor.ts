import { intercept } from "./seam.ts";

/** Who follows the event log asks for ids above the last one, as if they were given out in the order of commits. */
const POSITION = "(xid, id) > ($2::xid8, $3::bigint) and (xid, id) <= ($4::xid8, $5::bigint)";
const SERIAL = "id > $3::bigint and $2::xid8 is not null and $4::xid8 is not null and $5::bigint is not null";
const LAST = 2;
let last = 0;

intercept(async (query, send) => {
  if (!query.text.includes(POSITION)) return send(query);
  const text = query.text.replace(POSITION, SERIAL).replace("order by events.xid, events.id", "order by events.id");
  const values = (query.values ?? []).map((value: unknown, place) => (place === LAST ? last : value));
  const result = await send({ text, values });
  for (const { id } of result.rows as { id: string }[]) last = Math.max(last, Number(id));
  return result;
});
