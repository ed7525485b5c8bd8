import type { ErrorCode } from "@/server/errors.ts";
import { STATUS } from "./errors.ts";
import { EXAMPLES } from "./examples.ts";
import { convert, type Json, refer } from "./openapi-schemas.ts";
import type { Operation } from "./operation.ts";

/** Everything that an operation can answer with, by status. */
export const responsesOf = (operation: Operation): Json => ({ ...success(operation), ...refusals(operation) });

/** The codes that any of these operations can refuse with. */
export const refusalCodes = (operations: readonly Operation[]): ErrorCode[] => [
  ...new Set(operations.flatMap(codesOf)),
];

const header = (description: string, schema: Json = { type: "string" }) => ({ description, schema });

/** The headers that the document calls by name. */
export const HEADERS = {
  "X-Request-Id": header("Names the request in our log: what the client sent, when it was usable, else made here."),
  "Cache-Control": header("Nothing may be kept: `private, no-store`."),
  "WWW-Authenticate": header("The scheme to use.", { type: "string", const: "Bearer" }),
  "RateLimit-Limit": header("Requests a minute, where they are limited.", { type: "integer", minimum: 1 }),
  "RateLimit-Remaining": header("Requests left in this minute.", { type: "integer", minimum: 0 }),
  "RateLimit-Reset": header("Seconds until a new minute begins.", { type: "integer", minimum: 0 }),
  "Retry-After": header("Seconds until it is worth trying again.", { type: "integer", minimum: 0 }),
} as const;

const named = (...names: (keyof typeof HEADERS)[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
const ALWAYS = named("X-Request-Id", "Cache-Control");

const DONE = {
  200: "The answer.",
  201: "It has been created.",
  202: "It has been taken on; `status` tells how far it has come.",
  204: "It is done; there is no body.",
} as const;

function success(operation: Operation): Json {
  const { status = 200, mediaTypes, refuses = [] } = operation;
  const description = refuses.includes("not_implemented") ? "Not in this version: it refuses with 501." : DONE[status];
  if (status === 204) return { [status]: { description, headers: ALWAYS } };
  const content = mediaTypes.map((type): [string, Json] => [type, contentOf(type, operation)]);
  return { [status]: { description, headers: ALWAYS, content: Object.fromEntries(content) } };
}

function contentOf(type: string, { response, example = EXAMPLES.get(response) }: Operation): Json {
  if (type === "image/svg+xml") return { schema: { type: "string" } };
  if (type.startsWith("image/")) return { schema: { type: "string", format: "binary" } };
  const schema = type === "application/json" ? refer(response) : convert(response, "output");
  return { schema, ...(example !== undefined && { example }) };
}

type Told = { description: string; message: string; details?: Json; headers?: Json };

const REFUSALS: Readonly<Record<ErrorCode, Told>> = {
  validation_error: {
    description: "Something in the request is not well-formed; `details.errors` says what.",
    message: "limit: must be an integer",
    details: { errors: [{ path: "limit", message: "must be an integer" }] },
  },
  unauthorized: {
    description: "There is no valid token.",
    message: "a valid login token or api-key is needed",
    headers: named("WWW-Authenticate"),
  },
  forbidden: {
    description: "The token lacks a capability; `details.required` says which.",
    message: "this needs the read capability",
  },
  not_found: { description: "There is no such thing in your organization.", message: "session not found" },
  method_not_allowed: {
    description: "The path is served with other methods; `Allow` names them.",
    message: "this path is served with other methods",
  },
  conflict: {
    description: "It is not possible in the present state; the message says why.",
    message: "the session is linked already",
  },
  payload_too_large: {
    description: "The body has more than 1 MiB.",
    message: "the body may have at most 1 MiB",
  },
  unsupported_media_type: {
    description: "The body is not JSON in UTF-8, or it is compressed.",
    message: "the body must be application/json in UTF-8, not compressed",
  },
  rate_limited: {
    description: "There were too many requests; `details.retryAfterSeconds` says when to go on.",
    message: "too many requests; try again later",
    details: { retryAfterSeconds: 30 },
    headers: named("Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"),
  },
  internal: { description: "A fault of ours; quote the request id.", message: "something went wrong on our side" },
  not_implemented: {
    description: "It is not in this version; nothing was done.",
    message: "channels cannot be changed in this version",
  },
  gateway_unavailable: {
    description: "Something that we depend on is out of reach.",
    message: "the database is out of reach; try again shortly",
    headers: named("Retry-After"),
  },
};

function refusals(operation: Operation): Json {
  return Object.fromEntries(codesOf(operation).map((code) => [STATUS[code], refusal(code, operation)]));
}

function refusal(code: ErrorCode, { capability }: Operation): Json {
  const { description, message, details = null, headers } = REFUSALS[code];
  const error = { code, message, details };
  if (code === "forbidden")
    Object.assign(error, { message: `this needs the ${capability} capability`, details: { required: capability } });
  if (code === "not_found" && !capability) error.message = "route not found";
  return {
    description,
    headers: { ...ALWAYS, ...headers },
    content: { "application/json": { schema: refer(code), example: { error } } },
  };
}

function codesOf({ capability, params, body, refuses = [] }: Operation): ErrorCode[] {
  const named = Object.keys(params.shape).length > 0;
  return [
    "validation_error",
    ...(capability ? (["unauthorized", "forbidden", "rate_limited"] as const) : []),
    ...(named ? (["not_found"] as const) : []),
    ...(body ? (["payload_too_large", "unsupported_media_type"] as const) : []),
    ...refuses,
    "internal",
    ...(capability ? (["gateway_unavailable"] as const) : []),
  ];
}
