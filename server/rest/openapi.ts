import { z } from "zod";
import type { ErrorCode } from "@/server/errors.ts";
import { STATUS } from "./errors.ts";
import { EXAMPLES } from "./examples.ts";
import { convert, type Json, namedSchemas, refer } from "./openapi-schemas.ts";
import type { Operation } from "./operation.ts";

export type Document = { openapi: string } & Record<string, unknown>;

/** OpenAPI 3.1 of exactly these operations. */
export function documentOf(operations: readonly Operation[]): Document {
  return {
    openapi: "3.1.0",
    info: {
      title: "Switchboard",
      version: "1",
      description: "Self-hosted WhatsApp gateway for organizations. Times are epoch milliseconds.",
      license: { name: "GPL-3.0-or-later", identifier: "GPL-3.0-or-later" },
    },
    servers: [{ url: "/api/v1" }],
    paths: pathsOf(operations),
    components: { schemas: namedSchemas(), securitySchemes },
  };
}

const securitySchemes = {
  loginJwt: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "a person's login token; five minutes",
  },
  apiKey: { type: "http", scheme: "bearer", description: "an api-key, wa_…" },
  apiKeyHeader: { type: "apiKey", in: "header", name: "X-Api-Key", description: "where Authorization cannot be set" },
};

function pathsOf(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path + (operation.verb === undefined ? "" : `:${operation.verb}`);
    (paths[path] ??= {})[operation.method] = describe(operation);
  }
  return paths;
}

function describe(operation: Operation): Json {
  const { capability } = operation;
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(capability && { description: `Needs the capability \`${capability}\`.` }),
    security: capability ? Object.keys(securitySchemes).map((name) => ({ [name]: [capability] })) : [],
    parameters: [
      ...parameters(operation.params, "path"),
      ...parameters(operation.query, "query"),
      ...parameters(operation.headers ?? z.object({}), "header"),
    ],
    ...(operation.body && {
      requestBody: {
        required: false,
        content: { "application/json": { schema: refer(operation.body, "input"), ...exampleOf(operation.body) } },
      },
    }),
    responses: { ...success(operation), ...refusals(operation) },
  };
}

function parameters(schema: z.ZodObject, where: "path" | "query" | "header"): Json[] {
  const { properties = {}, required = [] } = convert(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...described }]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    ...(description !== undefined && { description }),
    schema: described,
  }));
}

function success({ status = 200, response, mediaTypes }: Operation): Json {
  if (status === 204) return { [status]: { description: "Done", headers } };
  const content = mediaTypes.map((type): [string, Json] => [
    type,
    { schema: schemaAs(type, response), ...(type === "application/json" && exampleOf(response)) },
  ]);
  return { [status]: { description: "OK", headers, content: Object.fromEntries(content) } };
}

const exampleOf = (schema: z.ZodType): Json => (EXAMPLES.has(schema) ? { example: EXAMPLES.get(schema) } : {});

function schemaAs(type: string, response: z.ZodType): Json {
  if (type === "application/json") return refer(response);
  return type.startsWith("image/") ? { type: "string", format: "binary" } : convert(response, "output");
}

const headers = { "X-Request-Id": { description: "for support", schema: { type: "string" } } };

const SENTENCES: Record<ErrorCode, string> = {
  validation_error: "Something in the request is not well-formed; details.errors says what",
  unauthorized: "No valid token",
  forbidden: "The token lacks a capability; details.required says which",
  not_found: "There is no such thing in your organization",
  method_not_allowed: "The path is served with other methods; Allow names them",
  conflict: "Not possible in the present state",
  payload_too_large: "The body has more than 1 MiB",
  unsupported_media_type: "The body is not JSON",
  rate_limited: "Too many requests",
  internal: "A fault of ours; quote the request id",
  not_implemented: "Not in this version",
  gateway_unavailable: "Something we depend on is out of reach; try again after Retry-After seconds",
};

const text = (description: string) => ({ description, schema: { type: "string" } });
const HEADERS_OF: Partial<Record<ErrorCode, Json>> = {
  unauthorized: { "WWW-Authenticate": text("Bearer") },
  gateway_unavailable: { "Retry-After": text("seconds") },
};

const refusalExample = (code: ErrorCode, { capability }: Operation) => ({
  error: { code, message: SENTENCES[code], details: detailsOf(code, capability) },
});

function detailsOf(code: ErrorCode, capability: Operation["capability"]): Json | null {
  if (code === "forbidden") return { required: capability };
  return code === "validation_error" ? { errors: [{ path: "limit", message: "must be an integer" }] } : null;
}

function refusals(operation: Operation): Json {
  const entries = codesOf(operation).map((code): [number, Json] => [
    STATUS[code],
    {
      description: SENTENCES[code],
      headers: code in HEADERS_OF ? { ...headers, ...HEADERS_OF[code] } : headers,
      content: { "application/json": { schema: refer(code), example: refusalExample(code, operation) } },
    },
  ]);
  return Object.fromEntries(entries);
}

function codesOf({ capability, params, body, refuses = [] }: Operation): ErrorCode[] {
  if (!capability) return [...refuses, "internal"];
  return [
    "validation_error",
    "unauthorized",
    "forbidden",
    ...(Object.keys(params.shape).length > 0 ? (["not_found"] as const) : []),
    ...(body ? (["payload_too_large", "unsupported_media_type"] as const) : []),
    ...refuses,
    "internal",
    "gateway_unavailable",
  ];
}
