import type { ClientBase } from "pg";
import { newestReactions } from "./reactions.ts";

/**
 * One message stored twice, because its sender or its chat had two addresses, becomes one: whatever either of them knew, it knows. Text
 * beats a placeholder, the newer edit the older, and a deletion everything. `twins` selects `keep` and `drop`, the ids of a message, and
 * may use the values given. Returns the chats in which a row went.
 */
export async function joinTwins(client: ClientBase, twins: string, values: readonly unknown[]): Promise<string[]> {
  const { rows } = await client.query<{ chat_id: string }>({ text: joining(twins), values: [...values] });
  return [...new Set(rows.map(({ chat_id }) => chat_id))];
}

const rank = (m: string) =>
  `(${m}.payload is not null or ${m}.type <> 'unsupported', coalesce(${m}.edited_at, 0), coalesce(${m}.body, ''))`;
const better = (column: string) => `case when ${rank("d")} > ${rank("k")} then d.${column} else k.${column} end`;
const betterUnlessDeleted = (column: string, empty: string) =>
  `case when k.deleted or d.deleted then ${empty} else ${better(column)} end`;

const joining = (twins: string) => `with twin as (${twins}),
  joined as (
    update messages k set type = ${better("type")}, content = ${better("content")}, deleted = k.deleted or d.deleted,
      ${["body", "quoted", "media", "payload", "edited_at"].map((column) => `${column} = ${betterUnlessDeleted(column, "null")}`).join(", ")},
      mentions = ${betterUnlessDeleted("mentions", "'{}'")}, status = greatest(k.status, d.status),
      reactions = ${newestReactions("select * from jsonb_each(k.reactions) union all select * from jsonb_each(d.reactions)")}
    from twin join messages d on d.id = twin.drop where k.id = twin.keep)
  delete from messages m using twin where m.id = twin.drop returning m.chat_id`;
