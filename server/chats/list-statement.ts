import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { likePattern } from "@/server/db/like-pattern.ts";
import { chatText } from "./present.ts";
import type { ListChats } from "./schema.ts";

/** The SQL of a chat list page. By hand, because this is the hottest read of the product; list-chats.db.test.ts reads its plans. */

type Filters = Pick<ListChats, "archived" | "pinned" | "unread" | "type" | "q">;
type Filter = keyof Filters;

const CONDITIONS: Readonly<Record<Filter, (value: string) => string>> = {
  archived: (value) => `c.archived = ${value}::boolean`,
  pinned: (value) => `c.pinned = ${value}::boolean`,
  unread: (value) => `(c.unread_count > 0) = ${value}::boolean`,
  type: (value) => `c.type = ${value}::text`,
  q: (value) => `c.search like fold(${value}::text)`,
};
const FILTERS = ["archived", "pinned", "unread", "type", "q"] as const;

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
export type Statement = { name: string; text: string; values: unknown[] };

/**
 * $1 session, $2 organization, then the range, then the filters. Answers no row when the session is not there for this organization,
 * else one: the `snapshot` in which it was read and the `chats`, each in JSON, a line each; null for none. The number of rows stands in
 * the text: as a parameter it would make PostgreSQL plan every execution anew, for a third of its time.
 */
export function listStatement(organizationId: string, query: ListChats, range: Range): Statement {
  const filters = FILTERS.filter((filter) => query[filter] !== undefined && query[filter] !== "");
  const place = range.pass === "ordered" ? [range.pinned, range.at, range.id] : [range.snapshot, range.id];
  const values = [query.session, organizationId, ...place, ...filters.map((filter) => valueOf(query, filter))];
  const shape: Shape = { pass: range.pass, filters, include: query.include ?? [], limit: query.limit };
  return { ...prepared(shape), values };
}

type Shape = { pass: Range["pass"]; filters: Filter[]; include: NonNullable<ListChats["include"]>; limit: number };

const written = new LRUCache<string, { name: string; text: string }>({ max: 1_000 });

/** A text is written once, and prepared once a connection under its own digest. */
function prepared(shape: Shape): { name: string; text: string } {
  const key = Object.values(shape).join();
  const known = written.get(key);
  if (known) return known;
  const text = textOf(shape);
  const statement = { name: `chats-${createHash("sha1").update(text).digest("base64url")}`, text };
  written.set(key, statement);
  return statement;
}

function textOf({ pass, filters, include, limit }: Shape): string {
  const moved = filters.length === 0 ? since("moved_xid") : since("changed_xid");
  const { where, order } = pass === "ordered" ? ORDERED : moved;
  const first = pass === "ordered" ? 6 : 5; // behind the session, the organization and the range
  const conditions = filters.map((filter, index) => CONDITIONS[filter](`$${first + index}`));
  return `
    select pg_current_snapshot()::text as snapshot, (
      select string_agg(line, E'\\n') from (
        select ${chatText(include)} as line from chats c
        where ${["c.session_id = s.id", where, ...conditions].join(" and ")}
        order by ${order} limit ${limit + 1}
      ) page) as chats
    from sessions s where s.id = $1 and s.organization_id = $2`;
}

const valueOf = (query: Filters, filter: Filter) => (filter === "q" ? likePattern(query.q ?? "") : query[filter]);
