import { Client } from "pg";
import { ulid } from "ulid";
import { z } from "zod";
import { record, system } from "@/server/audit/index.ts";
import { pool } from "@/server/db/client.ts";
import { env } from "@/server/env.ts";
import { readArguments } from "./arguments.ts";
import { organizationId } from "./organization.ts";
import {
  BODIES,
  CHATS,
  CONTACTS,
  FIRST_NAMES,
  GROUPS,
  LAST_NAMES,
  MESSAGES,
  NEWEST,
  SESSION,
  UNREAD,
} from "./seed-sql.ts";

const count = z.coerce.number<string>().int().min(0);
const shape = {
  org: z.string("is needed"),
  chats: count.max(1_000_000).default(1_000),
  messages: count.max(50_000_000).default(20_000),
};
const AT_ONCE = 100_000;

/** Gives the id of a stopped session with so many invented chats and messages, for trying out and measuring. */
export async function seed(args: string[]): Promise<string> {
  const { org, chats, messages } = readArguments(args, shape);
  const organization = await organizationId(org);
  const session = ulid();
  const client = new Client({ connectionString: env.databaseUrl }); // without the pool's limits: a statement here takes seconds
  await client.connect();
  try {
    await client.query("set synchronous_commit = off");
    await client.query("begin");
    const { rows } = await client.query<{ label: string | null }>(`${SESSION} returning label`, [
      session,
      organization,
    ]);
    const target = { kind: "session", id: session, name: rows[0]?.label ?? null } as const;
    await record(client, system(organization), { action: "session.create", target, details: { chats, messages } });
    await client.query("commit");
    await client.query(CHATS, [session, chats, FIRST_NAMES, LAST_NAMES, GROUPS]);
    await client.query(CONTACTS, [session]);
    for (let done = 0; chats > 0 && done < messages; done += AT_ONCE) {
      await client.query(MESSAGES, [session, Math.min(AT_ONCE, messages - done), BODIES, 2]);
    }
    await client.query(NEWEST, [session]);
    await client.query(UNREAD, [session]);
    await client.query("vacuum (analyze) chats, messages, contacts");
  } finally {
    await client.end();
  }
  await pool.query("select pg_notify('sessions', $1)", [session]);
  return session;
}
