import { ask, askOne } from "../ask.ts";
import type { Scene } from "../scene.ts";

/** Offered = stored, by key, and nothing twice; the history of the phone included. */
export async function checkStored(scene: Scene): Promise<string[]> {
  const told: string[] = [];
  for (const [phone, { session }] of scene.linked.entries()) {
    const offered = scene.plan.steps.flatMap((step) =>
      step.phone === phone && "messages" in step ? (step.messages ?? []) : [],
    );
    const { chats = 0, messages = 0 } = scene.plan.phones[phone] ?? {};
    told.push(...(await missing(session, offered)), ...(await twice(session)));
    const { n } = await askOne<{ n: number }>("select count(*)::int as n from messages where session_id = $1 and content and wa_id <> all($2)", session, offered); // prettier-ignore
    const lines = await askOne<{ n: number }>("select count(*)::int as n from messages where session_id = $1 and not content", session); // prettier-ignore
    if (n + lines.n < messages) told.push(`${n + lines.n} messages of the history are stored, of ${messages}`);
    const stored = await askOne<{ n: number }>("select count(*)::int as n from chats where session_id = $1", session);
    if (stored.n < chats) told.push(`${stored.n} chats are stored, of ${chats}`);
  }
  return told;
}

async function missing(session: string, offered: readonly string[]): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    "select id from unnest($2::text[]) as o (id) where not exists (select from messages where session_id = $1 and wa_id = o.id)",
    session,
    offered,
  );
  return rows.length === 0 ? [] : [`lost: ${rows.length} of ${offered.length} messages, among them ${rows.slice(0, 3).map(({ id }) => id).join(", ")}`]; // prettier-ignore
}

async function twice(session: string): Promise<string[]> {
  const rows = await ask<{ wa_id: string; n: number }>(
    `select wa_id, count(*)::int as n from messages where session_id = $1
      group by chat_id, wa_id, from_me, participant having count(*) > 1`,
    session,
  );
  return rows.length === 0
    ? []
    : [`stored more than once: ${rows.length} messages, among them ${rows[0]?.wa_id}, ${rows[0]?.n} times`];
}
