import { z } from "zod";
import type { Caller } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { soughtKeys } from "@/server/db/sought-keys.ts";
import { soughtText } from "@/server/db/sought-text.ts";
import { toPage } from "@/server/page.ts";
import { demandSession } from "@/server/sessions/index.ts";
import { contactJson } from "./present.ts";
import type { Contact, ContactPage, ListContacts } from "./schema.ts";

/** The people a session knows of, by address: names change while a walk goes on, addresses hardly ever. */
export async function listContacts(
  caller: Caller<"read">,
  { session, q, limit, cursor: text }: ListContacts,
): Promise<ContactPage> {
  await demandSession(caller, session);
  const within = { session, q };
  const after = text === undefined ? "" : cursor.decode(text, within).jid;
  const sought = q === undefined || q.trim() === "" ? [] : [soughtText(q)];
  const { rows } = await pool.query<{ contact: Contact }>({
    text: `select ${contactJson} as contact from contacts k where ${AFTER}
           ${sought.length > 0 ? `and k.jid = any(${named(limit + 1)})` : ""} order by k.jid limit $3`,
    values: [session, after, limit + 1, ...sought],
  });
  const contacts = rows.map((row) => row.contact);
  return toPage(contacts, { limit, cursorAt: ({ jid }) => cursor.encode({ jid }, within) });
}

const cursor = cursorFor("contacts.1", z.object({ jid: z.string() }));

const AFTER = "k.session_id = $1 and k.jid > $2";
const named = (limit: number) =>
  soughtKeys({
    ...{ from: "contacts k", key: "k.jid", names: { table: "contacts", key: "jid" } },
    ...{ session: "$1", text: "(select fold($4::text))", where: AFTER, order: "k.jid", limit, near: 1_500 },
  });
