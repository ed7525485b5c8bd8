import { pool } from "@/server/db/client.ts";
import { loggable } from "@/server/db/refusal.ts";
import { AppError } from "@/server/errors.ts";
import { log } from "@/server/log.ts";

/**
 * Counts a key that is well-formed and names nothing. Twenty of them are answered in ten minutes from one address, or from one
 * /64 where addresses are IPv6; then `rate_limited`. Whoever has a key is not asked. Without the table nobody's guess is answered.
 */
export async function countTry(address: string | null): Promise<void> {
  const { rows } = await pool.query<Tried>({ name: "count-try", text: COUNT, values: [address ?? NO_ADDRESS] });
  const [tried] = rows;
  if (tried?.first) forgetOld();
  if (tried?.admitted) return;
  const retryAfterSeconds = Math.max(tried?.wait ?? 0, 1);
  throw new AppError("rate_limited", "too many keys from here that do not exist; try again later", {
    retryAfterSeconds,
  });
}

type Tried = { admitted: boolean; first: boolean; wait: number };
const NO_ADDRESS = "0.0.0.0";

const RECENT = `(select coalesce(array_agg(at order by at), '{}') from unnest(t.tried_at) at where at > now() - interval '10 minutes')`;
const COUNT = `
  insert into key_tries as t (network, tried_at, admitted)
  values (network(set_masklen($1::inet, case family($1::inet) when 6 then 64 else 32 end))::text, array[now()], true)
  on conflict (network) do update set
    tried_at = case when cardinality(${RECENT}) < 20 then ${RECENT} || now() else ${RECENT} end,
    admitted = cardinality(${RECENT}) < 20
  returning admitted, cardinality(tried_at) = 1 as first,
    ceil(extract(epoch from tried_at[1] + interval '10 minutes' - now()))::int as wait`;

/** Not waited for: what is old counts for nothing, and only takes room. */
function forgetOld(): void {
  pool
    .query("delete from key_tries where tried_at[cardinality(tried_at)] < now() - interval '10 minutes'")
    .catch((error: unknown) => log.db.debug({ err: loggable(error) }, "old tries could not be forgotten"));
}
