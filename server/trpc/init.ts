import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { type Capability, grant, type Identity, type Origin } from "@/server/caller.ts";
import { loggable, refusalOf } from "@/server/db/refusal.ts";
import { AppError, type ErrorCode, invalid, invalidInput, isAppError } from "@/server/errors.ts";
import { authenticateCookie } from "@/server/identity/index.ts";
import { log } from "@/server/log.ts";
import { demandOwnOrigin } from "./origin.ts";

export type TrpcContext = {
  headers: Headers;
  from: Origin;
  requestId: string | null;
  identify: () => Promise<Identity>;
};

/** Where the request came from, and where to note for its log line what kind of principal sent it. */
export type Told = { from: Origin; note: (principal: Identity["kind"]) => void };

/** Who asks is found out once a request, however many calls are batched in it. */
export function contextFor(headers: Headers, { from, note }: Told): TrpcContext {
  let identity: Promise<Identity> | undefined;
  const identify = async () => {
    const found = await (identity ??= logInOf(headers));
    note(found.kind);
    return { ...found, from };
  };
  return { headers, from, requestId: from.requestId, identify };
}

/** Who these headers' cookie speaks for at this moment. */
export async function logInOf(headers: Headers): Promise<Identity> {
  if (headers.has("cookie") && (headers.has("authorization") || headers.has("x-api-key")))
    throw invalid({
      path: "authorization",
      message: "the dashboard's calls take the login cookie and no token beside it",
    });
  const identity = await authenticateCookie(headers);
  if (!identity) throw new AppError("unauthorized", "log in to go on");
  return identity;
}

/** The same codes in tRPC's words; a code without one does not compile. */
const CODE = {
  validation_error: "BAD_REQUEST",
  unauthorized: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  method_not_allowed: "METHOD_NOT_SUPPORTED",
  conflict: "CONFLICT",
  payload_too_large: "PAYLOAD_TOO_LARGE",
  unsupported_media_type: "UNSUPPORTED_MEDIA_TYPE",
  rate_limited: "TOO_MANY_REQUESTS",
  internal: "INTERNAL_SERVER_ERROR",
  not_implemented: "NOT_IMPLEMENTED",
  gateway_unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

const PING = 15_000;

/** What a procedure asks of who calls it; `null`: to be logged in. */
type Access = { capability: Capability | null };

const t = initTRPC
  .context<TrpcContext>()
  .meta<Access>()
  .create({
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: PING }, client: { reconnectAfterInactivityMs: 3 * PING } },
    errorFormatter: ({ shape, error, ctx }) => ({
      ...shape,
      data: {
        ...shape.data,
        reason: isAppError(error.cause) ? error.cause.code : null,
        details: isAppError(error.cause) ? error.cause.details : null,
        requestId: ctx?.requestId ?? null,
      },
    }),
  });

export const { router } = t;

/** What went wrong, in tRPC's words. What nobody foresaw is masked, and logged with the request id. */
export function trpcErrorOf(error: unknown, requestId: string | null): TRPCError {
  const cause = error instanceof TRPCError ? (error.cause ?? error) : error;
  if (cause instanceof TRPCError) return cause;
  const refusal = isInputError(error) ? invalidInput(error.cause.issues) : refusalOf(cause);
  if (refusal.code === "internal" || refusal.code === "gateway_unavailable")
    log.trpc.warn({ requestId, err: loggable(cause) }, "a call failed");
  return new TRPCError({ code: CODE[refusal.code], message: refusal.message, cause: refusal });
}

/** tRPC's own parse of the input; a ZodError from inside is our bug, and no BAD_REQUEST. */
const isInputError = (error: unknown): error is TRPCError & { cause: z.ZodError } =>
  error instanceof TRPCError && error.code === "BAD_REQUEST" && error.cause instanceof z.ZodError;

/** For whoever asks. */
export const anybody = t.procedure.use(async ({ ctx, type, next }) => {
  if (type === "mutation") demandOwn(ctx);
  const result = await next();
  if (!result.ok) throw trpcErrorOf(result.error, ctx.requestId);
  return result;
});

function demandOwn(ctx: TrpcContext): void {
  try {
    demandOwnOrigin(ctx.headers);
  } catch (error) {
    throw trpcErrorOf(error, ctx.requestId);
  }
}

/** For whoever is logged in. */
export const loggedIn = anybody
  .meta({ capability: null })
  .use(async ({ ctx, next }) => next({ ctx: { ...ctx, identity: await ctx.identify() } }));

/** For whoever is logged in and holds the capability. */
export const allowed = <C extends Capability>(capability: C) =>
  loggedIn
    .meta({ capability })
    .use(({ ctx, next }) => next({ ctx: { ...ctx, caller: grant(ctx.identity, capability) } }));
