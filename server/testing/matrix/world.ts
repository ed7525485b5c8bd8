import { ulid } from "ulid";
import { pool, prisma } from "@/server/db/client.ts";
import { newChat, newMessage, newSession } from "@/server/testing/factories.ts";

/** One of everything that a path can name, in a session of that organization. */
export type Things = { session: string; cid: string; message: string; contact: string; gid: string; channel: string };

export async function thingsIn(organizationId: string): Promise<Things> {
  const { id: sessionId } = await newSession({ organizationId });
  const chat = await newChat({ sessionId });
  const message = await newMessage({ sessionId, chatId: chat.id });
  const group = await newChat({
    sessionId,
    jid: `${Date.now()}${Math.random().toString().slice(2, 8)}@g.us`,
    type: "group",
  });
  const channel = await newChat({ sessionId, jid: `${group.jid.split("@")[0]}@newsletter`, type: "newsletter" });
  await newMessage({ sessionId, chatId: channel.id });
  await prisma.contact.create({ data: { sessionId, jid: chat.jid, name: "Somebody" } });
  await prisma.group.create({ data: { sessionId, jid: group.jid, subject: "A group" } });
  await prisma.groupMember.create({ data: { sessionId, groupJid: group.jid, jid: chat.jid } });
  return {
    session: sessionId,
    cid: chat.jid,
    message: message.id,
    contact: chat.jid,
    gid: group.jid,
    channel: channel.jid,
  };
}

/** Nothing of it has ever been there. */
export const noThings = (): Things => ({
  session: ulid(),
  cid: "6289999999999@s.whatsapp.net",
  message: ulid(),
  contact: "6289999999999@s.whatsapp.net",
  gid: "120363999999999999@g.us",
  channel: "120363999999999999@newsletter",
});

/** Which of the things a template's parameter means. A parameter that is new here has to be taught. */
export function valueOf(name: string, path: string, things: Things): string {
  const value = {
    session: things.session,
    cid: things.cid,
    gid: things.gid,
    id: path.includes("/messages/") ? things.message : undefined,
    jid: path.includes("/channels/") ? things.channel : path.includes("/contacts/") ? things.contact : undefined,
    asset: "swagger-ui.css",
  }[name];
  if (value === undefined)
    throw new Error(`the matrix does not know what {${name}} of ${path} is: teach it in world.ts`);
  return value;
}

/** A hash of every table's rows; when a key was last used or a person last seen is no change, and may be noted at any moment. */
export async function hashOfEverything(): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const each = rows.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(row, '' order by row), '')) as hash
       from (select (to_jsonb(t) - 'last_used_at' - 'last_seen_at')::text as row from "${name}" t) all_rows`,
  );
  const { rows: hashes } = await pool.query<{ name: string; hash: string }>(each.join(" union all "));
  return Object.fromEntries(hashes.map(({ name, hash }) => [name, hash]));
}
