import { tracked } from "@trpc/server";
import { z } from "zod";
import type { Identity } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { listActivity, readEvents } from "@/server/events/index.ts";
import { ListActivity } from "@/server/events/schema.ts";
import { allowed, logInOf, router, trpcErrorOf } from "./init.ts";

/** `lastEventId` is sent by the client itself when it comes back. */
const Events = z.object({ session: z.string().optional(), lastEventId: z.string().optional() }).optional();

export const liveRouter = router({
  activity: allowed("read")
    .input(ListActivity)
    .query(({ ctx, input }) => listActivity(ctx.caller, input)),
  events: allowed("events")
    .input(Events)
    .subscription(async function* ({ ctx, input, signal }) {
      const end = signal ?? new AbortController().signal;
      try {
        const audit = ctx.caller.capabilities.has("manage");
        const query = { session: input?.session, after: input?.lastEventId, audit };
        const authorize = () => stillAllowed(ctx.headers, ctx.caller);
        for await (const event of readEvents(ctx.caller, query, { signal: end, authorize }))
          yield tracked(event.id, event);
      } catch (error) {
        throw trpcErrorOf(error, ctx.requestId);
      }
    }),
});

/** A member who was removed, or whose role gives less than it did, stops reading within seconds; who still may, comes back. */
async function stillAllowed(headers: Headers, { organizationId, capabilities }: Identity): Promise<void> {
  const identity = await logInOf(headers);
  const same = [...capabilities].every((capability) => identity.capabilities.has(capability));
  if (identity.organizationId !== organizationId || !same) throw new AppError("unauthorized", "log in to go on");
}
