import { LRUCache } from "lru-cache";
import { networkOf } from "@/server/address.ts";
import { pool } from "@/server/db/client.ts";
import { loggable } from "@/server/db/refusal.ts";
import { AppError } from "@/server/errors.ts";
import { log } from "@/server/log.ts";

/** Networks that may not guess, and until when (epoch ms), as far as this process has been told. */
const blocked = new LRUCache<string, number>({ max: 10_000 });

/**
 * Counts a key that is well-formed and names nothing. Twenty of them are answered in ten minutes from one address, or from one
 * /64 where addresses are IPv6; then `rate_limited`. Whoever has a key is not asked. Without the table nobody's guess is answered.
 */
export async function countTry(address: string | null): Promise<void> {
  const network = networkOf(address ?? NO_ADDRESS);
  const { rows } = await pool.query<Tried>({ name: "count-try", text: COUNT, values: [network] });
  const [tried] = rows;
  if (tried?.first) forgetOld();
  if (tried?.admitted) return;
  const seconds = Math.max(tried?.wait ?? 0, 1);
  blocked.set(network, Date.now() + seconds * 1_000);
  throw tooMany(seconds);
}

/** What a further guess from there would lead to, found out without a query. */
export function knownRefusal(address: string | null): AppError | undefined {
  const seconds = Math.ceil(((blocked.get(networkOf(address ?? NO_ADDRESS)) ?? 0) - Date.now()) / 1_000);
  return seconds > 0 ? tooMany(seconds) : undefined;
}

const tooMany = (retryAfterSeconds: number) =>
  new AppError("rate_limited", "too many keys from here that do not exist; try again later", { retryAfterSeconds });

type Tried = { admitted: boolean; first: boolean; wait: number };
const NO_ADDRESS = "0.0.0.0";

const RECENT = `(select coalesce(array_agg(at order by at), '{}') from unnest(t.tried_at) at where at > now() - interval '10 minutes')`;
const COUNT = `
  insert into key_tries as t (network, tried_at, admitted)
  values ($1, array[now()], true)
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
