import { createServer } from "node:http";
import { Pool, types } from "pg";

/** The limit for rows in JavaScript: node:http, one prepared keyset query, rows → JSON.stringify. No authentication, no checks, no log. */
types.setTypeParser(types.builtins.INT8, Number);
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const LIMIT = 50;
const LIST = `select id, session_id as "sessionId", jid, type, name, nullif(sort_at, 0) as "lastMessageAt", unread_count as "unreadCount",
    archived, pinned, muted_until as "mutedUntil"
  from chats where session_id = $1 and (pinned, sort_at, id) < ($2::boolean, $3::bigint, $4::bigint)
  order by pinned desc, sort_at desc, id desc limit ${LIMIT + 1}`;
type Row = { id: number; pinned: boolean; lastMessageAt: number | null };

async function page(url: URL): Promise<string> {
  const after = url.searchParams.get("cursor");
  const place =
    after === null ? [true, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] : (JSON.parse(after) as unknown[]);
  const values = [url.searchParams.get("session"), ...place];
  const { rows } = await pool.query<Row>({ name: "list", text: LIST, values });
  const data = rows.slice(0, LIMIT);
  const last = rows.length > LIMIT ? data.at(-1) : undefined;
  const nextCursor = last ? JSON.stringify([last.pinned, last.lastMessageAt ?? 0, last.id]) : null;
  return JSON.stringify({ data, nextCursor });
}

createServer((request, response) => {
  page(new URL(request.url ?? "/", "http://localhost")).then(
    (body) =>
      response
        .writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) })
        .end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env.PORT), "127.0.0.1");
