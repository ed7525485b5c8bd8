import type { PoolClient } from "pg";

/** What a person is called in the log: by name, else by e-mail. */
export async function nameOf(client: PoolClient, userId: string): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    "select coalesce(name, email) as name from users where id = $1",
    [userId],
  );
  return rows[0]?.name ?? null;
}
