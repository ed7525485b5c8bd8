import type { Context } from "hono";
import { z } from "zod";
import { CAPABILITIES } from "@/server/caller.ts";
import { loggable, refusalOf } from "@/server/db/refusal.ts";
import type { AppError, ErrorCode } from "@/server/errors.ts";
import { log } from "@/server/log.ts";
import type { RestEnv } from "./request.ts";

/** A code without a status does not compile. */
export const STATUS = {
  validation_error: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  not_implemented: 501,
  gateway_unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

const Anything = z.looseObject({});
/** What `details` holds, where a program can use it. */
const DETAILS = {
  validation_error: z.strictObject({
    errors: z
      .array(
        z.strictObject({
          path: z.string().describe("Where in the request it is."),
          message: z.string().describe("What is wrong with it."),
        }),
      )
      .describe("Each place that is wrong."),
  }),
  forbidden: z.strictObject({ required: z.enum(CAPABILITIES).describe("The capability that the token lacks.") }),
  method_not_allowed: z.strictObject({ allow: z.array(z.string()).describe("The methods that are served.") }),
  rate_limited: z.strictObject({ retryAfterSeconds: z.int().min(0).describe("As in the header Retry-After.") }),
} as const satisfies Partial<Record<ErrorCode, z.ZodObject>>;
const isDetailed = (code: ErrorCode): code is keyof typeof DETAILS => Object.hasOwn(DETAILS, code);

/** The envelope every refusal comes in. */
export const envelopeOf = <C extends ErrorCode>(code: C) =>
  z.strictObject({
    error: z
      .strictObject({
        code: z.literal(code).describe("What to branch on."),
        message: z.string().describe("One sentence for the person calling."),
        details: (isDetailed(code) ? DETAILS[code] : Anything).nullable().describe("What a program may want to know."),
      })
      .describe("Why it was refused."),
  });

const RETRY_AFTER_SECONDS = 2;

/** Answers with the envelope. What nobody foresaw is masked, and logged with the request id. */
export function refuse(error: unknown, c: Context<RestEnv>): Response {
  const refusal = refusalOf(error);
  const facts = { requestId: c.get("requestId"), err: loggable(error) };
  if (refusal.code === "internal") log.rest.error(facts, "a request failed for a reason nobody foresaw");
  if (refusal.code === "gateway_unavailable") log.rest.warn(facts, "a request met something out of reach");
  const { code, message, details } = refusal;
  return c.json({ error: { code, message, details } }, STATUS[code], headersOf(refusal));
}

function headersOf({ code, details }: AppError): Record<string, string> {
  if (code === "unauthorized") return { "WWW-Authenticate": "Bearer" };
  if (code === "rate_limited") return { "Retry-After": String(details?.retryAfterSeconds) };
  if (code === "gateway_unavailable") return { "Retry-After": String(RETRY_AFTER_SECONDS) };
  if (code === "method_not_allowed" && Array.isArray(details?.allow)) return { Allow: details.allow.join(", ") };
  return {};
}
