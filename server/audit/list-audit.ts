import { z } from "zod";
import { type Caller, demandPerson } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { toPage } from "@/server/page.ts";
import { LATEST, readAudit } from "./read-audit.ts";
import type { AuditPage, ListAudit } from "./schema.ts";

/** What was done in the organization, newest first. */
export async function listAudit(caller: Caller<"manage">, input: ListAudit): Promise<AuditPage> {
  demandPerson(caller);
  const { limit, cursor: text, action = null, actor = null, since = null } = input;
  const within = { organization: caller.organizationId, action, actor, since };
  const before = text === undefined ? LATEST : cursor.decode(text, within).id;
  const { organizationId } = caller;
  const entries = await readAudit({ organizationId, before, limit: limit + 1, action, actor, since });
  return toPage(entries, { limit, cursorAt: ({ id }) => cursor.encode({ id }, within) });
}

const cursor = cursorFor("audit.1", z.object({ id: z.string() }));
