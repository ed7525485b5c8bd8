import type { Caller } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { actOn } from "./act-on.ts";
import { getSession } from "./get-session.ts";
import type { Session, UpdateSession } from "./schema.ts";

/** Renames or recolours a session. `conflict` for a sandbox number in another colour than slate, which is theirs alone. */
export async function updateSession(
  caller: Caller<"manage">,
  { session, label, settings = {} }: UpdateSession,
): Promise<Session> {
  const { kind } = await getSession(caller, { session });
  const { color } = settings;
  if (color !== undefined && (kind === "sandbox") !== (color === "slate"))
    throw new AppError("conflict", "slate is the colour of sandbox numbers, and they have no other");
  const values = [session, caller.organizationId, label !== undefined, label ?? null, settings];
  await actOn(caller, session, {
    action: "session.update",
    details: { ...(label !== undefined && { label }), ...settings },
    change: (client) => client.query({ text: UPDATE, values }),
  });
  return getSession(caller, { session });
}

const UPDATE = `
  update sessions set label = case when $3::boolean then $4::text else label end, settings = settings || $5::jsonb,
    updated_at = clock_timestamp()
  where id = $1 and organization_id = $2`;
