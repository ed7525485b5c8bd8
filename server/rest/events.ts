import type { Context } from "hono";
import { z } from "zod";
import { type Caller, grant } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { readEvents } from "@/server/events/index.ts";
import { EventsQuery } from "@/server/events/schema.ts";
import { demandSession } from "@/server/sessions/index.ts";
import { eventStream } from "./event-stream.ts";
import { identify, operation } from "./operation.ts";
import type { RestEnv } from "./request.ts";

const TYPE = "text/event-stream";

export const eventOperations = [
  operation({
    method: "get",
    path: "/events",
    capability: "events",
    id: "streamEvents",
    tag: "events",
    summary: "Follow what happens, as server-sent events",
    query: EventsQuery,
    headers: z.object({
      "Last-Event-ID": z
        .string()
        .optional()
        .describe("the id of the last event that was seen: the stream goes on behind it"),
    }),
    response: z
      .string()
      .describe(
        "one Event a block: `id` is the cursor, `event` its type, `data` the Event as JSON. `event: reset` when the cursor lies too far back.",
      ),
    mediaTypes: [TYPE],
    refuses: ["not_found"],
    handle: async ({ caller, query }, c) => {
      if (query.session !== undefined) await demandSession(caller, query.session);
      const after = c.req.header("last-event-id");
      const authorize = () => stillAllowed(c, caller);
      const body = eventStream({
        read: (signal) => readEvents(caller, { ...query, after }, { signal, authorize }),
        onStalled: () => c.env?.outgoing?.destroy(),
      });
      return new Response(body, { headers: { "Content-Type": TYPE, "X-Accel-Buffering": "no" } });
    },
  }),
];

/** A key that was revoked, a member who was removed, a token that has run out: reading ends within seconds. */
async function stillAllowed(c: Context<RestEnv>, { organizationId }: Caller<"events">): Promise<void> {
  const identity = grant(await identify(c), "events");
  if (identity.organizationId !== organizationId)
    throw new AppError("unauthorized", "the token speaks for another organization");
}
