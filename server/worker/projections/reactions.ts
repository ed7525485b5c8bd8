/** Of the reactions of each person (rows of `key` and `value`) the newest, as the object that is stored. One taken back is kept as none. */
export const newestReactions = (all: string): string => `(
    select coalesce(jsonb_object_agg(key, value), '{}') from (
      select distinct on (key) key, value from (${all}) e
      order by key, (value ->> 'timestamp')::bigint desc, value ->> 'emoji' desc nulls last) newest)`;
