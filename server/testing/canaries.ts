import { Client } from "pg";

/** Every value of every table, as text; bytes in hexadecimal. */
export async function dumpOf(connectionString: string): Promise<Map<string, string>> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const dump = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await client.query<{ text: string | null }>(
      `select string_agg(t::text, E'\\n') as text from "${name}" t`,
    );
    dump.set(name, rows[0]?.text ?? "");
  }
  await client.end();
  return dump;
}

/** The ways in which a program writes bytes, or a text, without meaning to. */
function spellingsOf(secret: string | Uint8Array): string[] {
  const bytes = Buffer.from(secret);
  const spelt = [bytes.toString("hex"), bytes.toString("base64").replace(/=+$/, ""), bytes.toString("base64url")];
  return [...spelt, bytes.join(","), ...(typeof secret === "string" ? [secret] : [])];
}

/** The names of those secrets that are in a text in some spelling. */
export const secretsIn = (text: string, secrets: Readonly<Record<string, string | Uint8Array>>): string[] =>
  Object.entries(secrets).flatMap(([name, secret]) =>
    spellingsOf(secret).some((spelt) => text.includes(spelt)) ? [name] : [],
  );

/** The bytes of every key in the credentials of a login, by their place in them. */
export function keysIn(value: unknown, place = "credentials"): Record<string, Uint8Array> {
  if (value instanceof Uint8Array) return value.length >= 32 ? { [place]: value } : {};
  if (typeof value !== "object" || value === null) return {};
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => keysIn(inner, `${place}.${key}`))) as Record<
    string,
    Uint8Array
  >;
}
