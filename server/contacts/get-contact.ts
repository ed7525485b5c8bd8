import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { findJid } from "@/server/jid.ts";
import { contactJson } from "./present.ts";
import type { Contact, ContactPath } from "./schema.ts";

/** One person, by the phone address or the hidden one. */
export async function getContact(caller: Caller<"read">, { session, jid }: ContactPath): Promise<Contact> {
  const { rows } = await pool.query<{ contact: Contact | null }>({
    name: "get-contact",
    text: `select (select ${contactJson} from contacts k where k.session_id = s.id and k.jid = canonical_jid(s.id, $3)) as contact
           from sessions s where s.id = $1 and s.organization_id = $2`,
    values: [session, caller.organizationId, findJid(jid) ?? null],
  });
  const [found] = rows;
  if (!found) throw notFound("session");
  if (!found.contact) throw notFound("contact");
  return found.contact;
}
