import { expect, it } from "vitest";
import { pool } from "./db/client.ts";
import { forgetOld } from "./forget-old.ts";
import { newOrganization, newSession } from "./testing/factories.ts";

it("events are kept for seven days, what came in and what was told for fourteen, what waits for its message for thirty, and what is not done for ever", async () => {
  const organizationId = (await newOrganization()).id;
  const { id } = await newSession({ organizationId });
  const insert = (text: string) => pool.query(text, [id]);
  await pool.query(
    `insert into events (organization_id, type, data, at) select $1, 'session.status', '{}', clock_timestamp() - n * interval '1 hour'
     from generate_series(1, 24 * 250) n`, // one statement's worth, and more
    [organizationId],
  );
  await insert(`insert into inbox (session_id, kind, hash, state, done_at) select $1, 'stanza', int4send(n), 'done',
    clock_timestamp() - n * interval '1 day' from generate_series(1, 20) n`);
  await insert(
    `insert into inbox (session_id, kind, state, received_at) values ($1, 'batch', 'new', now() - interval '1 year')`,
  );
  await insert(`insert into outbox (session_id, kind, chat, payload, state, done_at) select $1, 'chat.pin', 'a', '{}',
    case n % 2 when 0 then 'done' else 'failed' end, clock_timestamp() - n * interval '1 day' from generate_series(1, 20) n`);
  await insert(
    `insert into outbox (session_id, kind, chat, payload, created_at) values ($1, 'chat.pin', 'b', '{}', now() - interval '1 year')`,
  );
  await insert(`insert into parked (session_id, chat, wa_id, kind, about, fact, parked_at) select $1, 'a', n::text, 'edits', '{}', '{}',
    clock_timestamp() - n * interval '1 day' from generate_series(1, 40) n`);
  await forgetOld();
  const { rows } = await pool.query(
    `select (select count(*)::int from events where organization_id = $1) as events,
       (select count(*)::int from inbox where session_id = $2) as inbox, (select count(*)::int from outbox where session_id = $2) as outbox,
       (select count(*)::int from parked where session_id = $2) as parked`,
    [organizationId, id],
  );
  expect(rows[0]).toEqual({ events: 7 * 24 - 1, inbox: 13 + 1, outbox: 13 + 1, parked: 29 });
});
