import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { soughtKeys } from "@/server/db/sought-keys.ts";
import { soughtText } from "@/server/db/sought-text.ts";
import { CHAT_NAMES } from "./chat-names.ts";
import { chatText } from "./present.ts";
import type { ListChats } from "./schema.ts";

/** The SQL of a chat list page. By hand, because this is the hottest read of the product; list-chats.db.test.ts reads its plans. */

type Filters = Pick<ListChats, "archived" | "pinned" | "unread" | "type">;

/** Values stand in the text, for an index of few rows is taken only where its condition is seen to hold. */
function conditionsOf({ archived, pinned, unread, type }: Filters): string[] {
  return [
    archived !== undefined && `${archived ? "" : "not "}c.archived`,
    pinned !== undefined && `${pinned ? "" : "not "}c.pinned`,
    unread !== undefined && `c.unread_count ${unread ? ">" : "="} 0`,
    type !== undefined && `c.type = '${type}'`,
  ].filter((condition) => condition !== false);
}

/** The part of the list after a position, in display order: one range of the index chats_list. */
const ORDERED = {
  where: "(c.pinned, c.sort_at, c.id) < ($3::boolean, $4::bigint, $5::bigint)",
  order: "c.pinned desc, c.sort_at desc, c.id desc",
};
/** Chats that a walk may have missed: there when it began, moved since (with filters: changed in any way since). By id, which never changes. */
const since = (column: "moved_xid" | "changed_xid") => ({
  where: `c.${column} >= pg_snapshot_xmin($3::pg_snapshot) and not pg_visible_in_snapshot(c.${column}, $3::pg_snapshot)
    and pg_visible_in_snapshot(c.created_xid, $3::pg_snapshot) and c.id > $4::bigint`,
  order: "c.id",
});

export type Range =
  { pass: "ordered"; pinned: boolean; at: number; id: number } | { pass: "moved"; snapshot: string; id: number };
export type Statement = { name?: string; text: string; values: unknown[] };

/**
 * $1 session, $2 organization, then the range, then the search text. Answers no row when the session is not there for this
 * organization, else one: the `snapshot` in which it was read and the `chats`, each in JSON, a line each; null for none. The number of
 * rows stands in the text, too: as a parameter it would make PostgreSQL plan every execution anew, for a third of its time.
 */
export function listStatement(organizationId: string, query: ListChats, range: Range): Statement {
  const place = range.pass === "ordered" ? [range.pinned, range.at, range.id] : [range.snapshot, range.id];
  const sought = query.q === undefined || query.q === "" ? [] : [soughtText(query.q)];
  const values = [query.session, organizationId, ...place, ...sought];
  const rows = { ...rowsOf(query, range.pass), limit: query.limit + 1 };
  const where = sought.length === 0 ? rows.where : `${rows.where} and ${named(range.pass, `$${values.length}`, rows)}`;
  const text = `
    select pg_current_snapshot()::text as snapshot, (
      select string_agg(line, E'\\n') from (
        select ${chatText(query.include)} as line from chats c where ${where} order by ${rows.order} limit ${rows.limit}
      ) page) as chats
    from sessions s where s.id = $1 and s.organization_id = $2`;
  return { ...nameOf(text, query.limit), text, values };
}

type Rows = { where: string; order: string; limit: number };

function rowsOf(query: ListChats, pass: Range["pass"]): Omit<Rows, "limit"> {
  const conditions = conditionsOf(query);
  const whole = conditions.length === 0 && (query.q === undefined || query.q === "");
  const { where, order } = pass === "ordered" ? ORDERED : since(whole ? "moved_xid" : "changed_xid");
  return { where: ["c.session_id = $1", where, ...conditions].join(" and "), order };
}

/** That a chat's name or number holds what is asked for. Few have moved: these are read one by one. */
function named(pass: Range["pass"], parameter: string, rows: Rows): string {
  const text = `(select fold(${parameter}::text))`; // once, not for every row
  if (pass === "moved") return `strpos(c.search, ${text}) > 0`;
  return `c.id = any(${soughtKeys({ ...CHAT_NAMES, ...rows, session: "$1", text, near: 1_500 })})`;
}

const PREPARED = new Set([50, 100, 200]); // what people and scripts ask for; each prepared text costs every connection memory
const names = new LRUCache<string, string>({ max: 2_000 });

/** A text is prepared once a connection, under its own digest. */
function nameOf(text: string, limit: number): { name?: string } {
  if (!PREPARED.has(limit)) return {};
  const name = names.get(text) ?? `chats-${createHash("sha1").update(text).digest("base64url")}`;
  names.set(text, name);
  return { name };
}
