import { z } from "zod";
import { LATEST, readAudit } from "@/server/audit/index.ts";
import type { AuditEntry } from "@/server/audit/schema.ts";
import type { Caller } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { demandSession } from "@/server/sessions/index.ts";
import type { ActivityEntry, ActivityPage, ListActivity, LoggedChange } from "./schema.ts";

/**
 * What people and keys did, for who manages the organization, and what became of numbers, chats and messages, for who reads:
 * one list, newest first. Events are there as long as they are kept, acts always.
 */
export async function listActivity(caller: Caller<"read">, input: ListActivity): Promise<ActivityPage> {
  const { limit, cursor: text, kind, session, actor } = input;
  if (session !== undefined) await demandSession(caller, session);
  const within = { organization: caller.organizationId, kind, session, actor };
  const from = text === undefined ? TOP : cursor.decode(text, within);
  const [acts, events] = await Promise.all([readActs(caller, input, from), readChanges(caller, input, from)]);
  const rows = merged(acts, events);
  const data = rows.slice(0, limit);
  const next = rows.length > limit ? cursor.encode(placeAfter(data, from), within) : null;
  return { data: data.map(present), nextCursor: next };
}

type Row = LoggedChange & { xid: string };
const Place = z.object({ act: z.string(), xid: z.string().regex(/^\d+$/), id: z.string().regex(/^\d+$/) });
type Place = z.output<typeof Place>;

const cursor = cursorFor("activity.1", Place);
const TOP: Place = { act: LATEST, xid: "18446744073709551615", id: "9223372036854775807" };

/** Newest first, each of the two in the order in which it was read: that order is what their places mean. */
function merged(acts: readonly AuditEntry[], events: readonly Row[]): (AuditEntry | Row)[] {
  const rows: (AuditEntry | Row)[] = [];
  const rest = [...acts];
  for (const event of events) {
    while (rest[0] && rest[0].at >= event.at) rows.push(...rest.splice(0, 1));
    rows.push(event);
  }
  return [...rows, ...rest];
}

function placeAfter(rows: readonly (AuditEntry | Row)[], from: Place): Place {
  const act = rows.findLast((row) => "action" in row);
  const event = rows.findLast((row) => "xid" in row);
  return { act: act?.id ?? from.act, xid: event?.xid ?? from.xid, id: event?.id ?? from.id };
}

function present(row: AuditEntry | Row): ActivityEntry {
  if ("action" in row) return { kind: "act", ...row };
  const { xid: _, ...event } = row;
  return { kind: "event", ...event };
}

/** One partial index knows the changes of numbers; the others are frequent enough to be found by walking the log back. */
const CONDITIONS = {
  all: "type not in ('audit.recorded', 'session.qr', 'history.progress')", // codes and percentages pass by the hundred and say nothing later
  numbers: "type = 'session.status'",
  chats: "type in ('chat.upserted', 'chat.deleted')",
  messages: "type in ('message.upserted', 'message.status')",
} as const;

async function readActs(
  caller: Caller<"read">,
  { kind = "acts", session, actor, limit }: ListActivity,
  { act }: Place,
) {
  const may = caller.capabilities.has("manage") && caller.kind === "person";
  if (!may || kind !== "acts") return [];
  const wanted = { session: session ?? null, actor: actor ?? null };
  return readAudit({ organizationId: caller.organizationId, before: act, limit: limit + 1, ...wanted });
}

/** Nobody in particular did what the log tells. */
async function readChanges(caller: Caller<"read">, { kind, session, actor, limit }: ListActivity, { xid, id }: Place) {
  if (actor !== undefined || kind === "acts") return [];
  const text = `
    select id::text, xid::text, type, session_id as "sessionId", floor(extract(epoch from at) * 1000)::float8 as at, data
    from events
    where organization_id = $1 and ${CONDITIONS[kind ?? "all"]} and ($2::text is null or session_id = $2)
      and (session_id is null or exists (select from sessions s where s.id = events.session_id and s.organization_id = $1))
      and (xid, id) < ($3::xid8, $4::bigint)
    order by events.xid desc, events.id desc limit $5`;
  const values = [caller.organizationId, session ?? null, xid, id, limit + 1];
  const { rows } = await pool.query<Row>({ text, values });
  return rows;
}
