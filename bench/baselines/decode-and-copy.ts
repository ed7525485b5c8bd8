import { downloadAndProcessHistorySyncNotification } from "@whiskeysockets/baileys";
import type { Client } from "pg";
import { buildHistory } from "@/server/sandbox/history/build-history.ts";
import { planDirectory } from "@/server/sandbox/history/plan-directory.ts";

/** Seconds in which Baileys unpacks and decodes such a history. What the phone needs to write it does not count. */
export async function decodeSeconds({ chats, messages }: { chats: number; messages: number }): Promise<number> {
  const setup = { hostile: false, settingsBy: "history", chunk: 750, perChat: messages } as const;
  const source = { phone: "12025550107", seed: "7", chats, messages, bornAt: Date.now(), ...setup };
  let ms = 0;
  for await (const notice of buildHistory(source, planDirectory(source))) {
    const began = performance.now();
    await downloadAndProcessHistorySyncNotification(notice, {});
    ms += performance.now() - began;
  }
  return ms / 1000;
}

const TABLES = ["chats", "chat_names", "messages", "contacts", "identities", "groups", "group_members"];

/** Seconds in which PostgreSQL copies the rows of a session from files of its own into tables like theirs, indexes and all. */
export async function copySeconds(client: Client, session: string): Promise<number> {
  const { rows } = await client.query<{ data_directory: string }>("show data_directory");
  const file = `${rows[0]?.data_directory ?? ""}/rows.copy`;
  let ms = 0;
  for (const table of TABLES) {
    const columns = await columnsOf(client, table);
    await client.query(`create table bare_${table} (like ${table} including all)`);
    await client.query(`copy (select ${columns} from ${table} where session_id = '${session}') to '${file}'`);
    const began = performance.now();
    await client.query(`copy bare_${table} (${columns}) from '${file}'`);
    ms += performance.now() - began;
    await client.query(`drop table bare_${table}`);
  }
  return ms / 1000;
}

/** Those that are written; PostgreSQL makes the others. */
async function columnsOf(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  return rows[0]?.names ?? "";
}
