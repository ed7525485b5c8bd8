import type { ClientBase } from "pg";
import type { Jid } from "@/server/jid.ts";
import { type Facts, noFacts } from "../facts.ts";
import { addressesIn } from "./canonical.ts";
import type { ChatIds } from "./chats.ts";

/** What is said about a message or a chat that is not there (yet), and waits for it. */

const ABOUT_MESSAGES = ["edits", "revokes", "reactions", "statuses", "receipts"] as const;
type Kind = (typeof ABOUT_MESSAGES)[number] | "chats" | "reads";
type Waiting = { kind: Kind; fact: Facts[Kind][number]; chat: Jid; waId: string };

export type Awaited = {
  /** Messages that come. */
  messages?: readonly string[];
  /** Chats that have just been made. */
  chats?: readonly string[];
  /** Addresses of which it has just become known whose they are. */
  addresses?: readonly string[];
};

/** Takes out what has been waiting for any of these. It may turn out to wait for something else: then it is parked anew. */
export async function unpark(client: ClientBase, session: string, awaited: Awaited): Promise<Facts> {
  const facts = noFacts();
  const { messages = [], chats = [], addresses = [] } = awaited;
  if (messages.length + chats.length + addresses.length === 0) return facts;
  const { rows } = await client.query<Pick<Waiting, "kind" | "fact">>(
    addresses.length === 0
      ? { text: `${UNPARK}) ${TAKEN}`, values: [session, messages, chats] }
      : { text: `${UNPARK} or about && $4) ${TAKEN}`, values: [session, messages, chats, addresses] },
  );
  for (const { kind, fact } of rows) (facts[kind] as (typeof fact)[]).push(fact); // safe: that is how it was parked
  return facts;
}

const HIDDEN = "select lid from identities where session_id = $1 and phone_jid = any($3)";
const UNPARK = `delete from parked where session_id = $1
  and ((wa_id = any($2) and wa_id <> '') or (wa_id = '' and (chat = any($3) or chat in (${HIDDEN})))`;
const TAKEN = "returning kind, fact";

/** Parks what finds nothing to change. Only the chats in `ids` exist. */
export async function park(
  client: ClientBase,
  facts: Facts,
  { session, ids }: { session: string; ids: ChatIds },
): Promise<void> {
  const missing = [...chatless(facts, ids), ...(await withoutMessage(client, facts, { session, ids }))];
  if (missing.length === 0) return;
  const rows = missing.map((waiting) => ({ ...waiting, about: addressesIn(waiting.fact) }));
  await client.query({ text: PARK, values: [session, JSON.stringify(rows)] });
}

const PARK = `insert into parked (session_id, chat, wa_id, kind, about, fact)
  select $1, chat, "waId", kind, about, fact
  from json_to_recordset($2) as f (chat text, "waId" text, kind text, about text[], fact jsonb) on conflict do nothing`;

/** About a chat as such. One that history lists or that is announced is not waited for: it is made. */
function chatless({ chats, reads }: Facts, ids: ChatIds): Waiting[] {
  const settings = chats.map((fact) => ({ kind: "chats" as const, fact, chat: fact.jid, waId: "" }));
  const whole = reads.filter(({ waId }) => waId === undefined);
  return [...settings, ...whole.map((fact) => ({ kind: "reads" as const, fact, chat: fact.chat, waId: "" }))].filter(
    ({ chat }) => !ids.has(chat),
  );
}

async function withoutMessage(
  client: ClientBase,
  facts: Facts,
  { session, ids }: { session: string; ids: ChatIds },
): Promise<Waiting[]> {
  const all: Waiting[] = [
    ...ABOUT_MESSAGES.flatMap((kind) => facts[kind].map((fact) => ({ kind, fact, chat: fact.chat, waId: fact.waId }))),
    ...facts.reads.flatMap((fact) =>
      fact.waId === undefined ? [] : [{ kind: "reads" as const, fact, chat: fact.chat, waId: fact.waId }],
    ),
  ];
  if (all.length === 0) return [];
  const rows = all.map(({ kind, fact, chat, waId }, index) => ({
    ...fact,
    ...{ kind, chat, waId, index },
    chatId: ids.get(chat),
  }));
  const { rows: missing } = await client.query<{ index: number }>({
    text: MISSING,
    values: [session, JSON.stringify(rows)],
  });
  return missing.flatMap(({ index }) => all[index] ?? []);
}

/** Looked up one by one, as in messages.ts. A placeholder has no text to edit. What was read may have been removed since: where the mark lies is known all the same. */
const MISSING = `select f.index
  from json_to_recordset($2) as f (index integer, kind text, chat text, "chatId" bigint, "waId" text, "fromMe" boolean, participant text)
  where not exists (
    select from messages m where m.session_id = $1 and m.chat_id = f."chatId" and m.wa_id = f."waId" and case
      when f.kind = 'edits' then m.from_me = f."fromMe" and m.participant = f.participant
        and (m.deleted or m.payload is not null or m.type <> 'unsupported')
      when f.kind = 'revokes' then m.from_me = f."fromMe" and m.participant = f.participant
      when f.kind in ('statuses', 'receipts') then m.from_me
      else true end offset 0)
  and not (f.kind = 'reads' and exists (
    select from removed r where r.session_id = $1 and r.chat = f.chat and r.wa_id = f."waId" and r.at is not null))`;
