import type { Context } from "hono";
import { z } from "zod";
import { demandPerson, grant, type Identity } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { readEvents } from "@/server/events/index.ts";
import { AUDIT, Event, EventsQuery } from "@/server/events/schema.ts";
import { demandSession } from "@/server/sessions/index.ts";
import { eventStream } from "./event-stream.ts";
import { EXAMPLES } from "./examples.ts";
import { refer } from "./openapi-schemas.ts";
import { authenticate, operation } from "./operation.ts";
import type { RestEnv } from "./request.ts";

const TYPE = "text/event-stream";
const event = Event.parse(EXAMPLES.get(Event));

export const eventOperations = [
  operation({
    method: "get",
    path: "/events",
    capability: "events",
    id: "streamEvents",
    tag: "events",
    summary: "Follow what happens, as server-sent events",
    description: [
      "A stream that stays open; a line is sent at least every 15 seconds. It begins with what happens next, or behind `Last-Event-ID` without loss.",
      "Events are kept for seven days: `event: reset` says that the cursor lies too far back, and that what you hold has to be read anew.",
      "`session.qr` carries `{expiresAt}`, never the code. `*.upserted` carry the object as the API presents it, so that `events` alone shows content.",
      "`audit.recorded` tells of administrative acts. It comes only when `types` names it, and only to a person who manages the organization.",
    ].join("\n"),
    query: EventsQuery,
    headers: z.object({
      "Last-Event-ID": z
        .string()
        .optional()
        .describe("The `id` of the last event that was seen: the stream goes on behind it."),
    }),
    response: z
      .string()
      .describe("One Event a block: `id` is the cursor, `event` its type, `data` the Event as JSON.")
      .meta({ contentMediaType: TYPE, contentSchema: refer(Event) }),
    example: `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`,
    mediaTypes: [TYPE],
    refuses: ["not_found"],
    handle: async ({ caller, query }, c) => {
      const audit = query.types?.includes(AUDIT) ?? false;
      if (audit) demandAuditor(caller);
      if (query.session !== undefined) await demandSession(caller, query.session);
      const after = c.req.header("last-event-id");
      const authorize = async () => {
        const identity = await stillAllowed(c, caller);
        if (audit) demandAuditor(identity);
      };
      const body = eventStream({
        read: (signal) => readEvents(caller, { ...query, after, audit }, { signal, authorize }),
        onStalled: () => c.env?.outgoing?.destroy(),
      });
      return new Response(body, { headers: { "Content-Type": TYPE, "X-Accel-Buffering": "no" } });
    },
  }),
];

/** A key that was revoked, a member who was removed, a token that has run out: reading ends within seconds. */
async function stillAllowed(c: Context<RestEnv>, { organizationId }: Identity): Promise<Identity> {
  const identity = grant(await authenticate(c), "events");
  if (identity.organizationId !== organizationId)
    throw new AppError("unauthorized", "the token speaks for another organization");
  return identity;
}

function demandAuditor(identity: Identity): void {
  grant(identity, "manage");
  demandPerson(identity);
}
