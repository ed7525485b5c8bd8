import type { ClientBase } from "pg";
import { isLid, type Jid } from "@/server/jid.ts";
import type { Facts } from "../facts.ts";

/** Where a fact may name a person or a chat. */
const FIELDS = ["jid", "chat", "participant", "sender"] as const;
type Addressed = Partial<Record<(typeof FIELDS)[number], Jid | "">>;

/** What names them. Pairs name both spellings, and groups keep the one they use. */
const KINDS = [
  ...(["contacts", "chats", "messages", "edits", "revokes", "reactions"] as const),
  ...(["statuses", "receipts", "reads", "removals", "deletedChats", "labelings"] as const),
];

/** The addresses that a fact names. */
export const addressesIn = (fact: Addressed): Jid[] =>
  FIELDS.flatMap((field) => {
    const jid = fact[field];
    return jid === undefined || jid === "" ? [] : [jid];
  });

/** Every address in the one spelling that is stored: the phone number, where it is known. */
export async function canonical(client: ClientBase, session: string, facts: Facts): Promise<Facts> {
  const lists = KINDS.map((kind): readonly [keyof Facts, readonly Addressed[]] => [kind, facts[kind]]);
  const hidden = [...new Set(lists.flatMap(([, list]) => list.flatMap(addressesIn)))].filter(isLid);
  if (hidden.length === 0) return facts;
  const { rows } = await client.query<{ lid: Jid; phone_jid: Jid }>({
    text: "select lid, phone_jid from identities where session_id = $1 and lid = any($2)",
    values: [session, hidden],
  });
  const phones = new Map<Jid | "" | undefined, Jid>(rows.map(({ lid, phone_jid }) => [lid, phone_jid]));
  if (phones.size === 0) return facts;
  const known = lists.map(([kind, list]) => [kind, list.map((fact) => translate(fact, phones))] as const);
  return { ...facts, ...Object.fromEntries(known) };
}

function translate(fact: Addressed, phones: ReadonlyMap<Jid | "" | undefined, Jid>): Addressed {
  const changed = FIELDS.filter((field) => phones.has(fact[field]));
  if (changed.length === 0) return fact;
  return { ...fact, ...Object.fromEntries(changed.map((field) => [field, phones.get(fact[field])])) };
}
