import { createServer } from "node:http";
import { Pool, types } from "pg";

/** The chat list of the best-known Node gateway, written anew: computed from the messages, newest of each address, sorted, OFFSET. */
types.setTypeParser(types.builtins.INT8, Number);
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const LIST = `
  with newest as (
    select distinct on (c.jid) c.id, c.jid, c.name, c.type, c.unread_count, c.archived, c.pinned, c.muted_until, m.id as message_id, m.body,
      m.type as message_type, m.from_me, m.participant, m.status, m.at
    from messages m join chats c on c.id = m.chat_id
    where m.session_id = $1
    order by c.jid, m.at desc
  )
  select * from newest order by at desc limit 50 offset $2`;

createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const values = [url.searchParams.get("session"), Number(url.searchParams.get("skip") ?? 0)];
  pool.query({ name: "list", text: LIST, values }).then(
    ({ rows }) => response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(rows)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(process.env.PORT), "127.0.0.1");
