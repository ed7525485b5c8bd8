import { z } from "zod";
import { Chat, ChatChanges, ChatPage, ReadOptions } from "@/server/chats/schema.ts";
import { Contact, ContactPage } from "@/server/contacts/schema.ts";
import type { ErrorCode } from "@/server/errors.ts";
import { Group, GroupMember, GroupMemberPage, GroupPage } from "@/server/groups/schema.ts";
import { Message, MessagePage } from "@/server/messages/schema.ts";
import { Account, CreateSession, Qr, Session, SessionChanges, SessionPage } from "@/server/sessions/schema.ts";
import { envelopeOf, STATUS } from "./errors.ts";
import type { Operation } from "./operation.ts";

export type Document = { openapi: string } & Record<string, unknown>;
type Json = Record<string, unknown>;

/** Schemas that the document calls by name. */
const ANSWERS = {
  Account,
  Chat,
  ChatPage,
  Message,
  MessagePage,
  Contact,
  ContactPage,
  Group,
  GroupPage,
  GroupMember,
  GroupMemberPage,
  Session,
  SessionPage,
  Qr,
};
const BODIES = { CreateSession, SessionChanges, ChatChanges, ReadOptions };

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
    components: { schemas: { ...namedSchemas(), ...errorSchemas() }, securitySchemes },
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
      requestBody: { required: false, content: { "application/json": { schema: refer(operation.body, "input") } } },
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
  const content = mediaTypes.map((type): [string, Json] => [type, { schema: schemaAs(type, response) }]);
  return { [status]: { description: "OK", headers, content: Object.fromEntries(content) } };
}

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

function refusals(operation: Operation): Json {
  const entries = codesOf(operation).map((code): [number, Json] => [
    STATUS[code],
    { description: SENTENCES[code], headers, content: { "application/json": { schema: refer(code) } } },
  ]);
  return Object.fromEntries(entries);
}

function codesOf({ capability, params, body, refuses = [] }: Operation): ErrorCode[] {
  if (!capability) return ["internal"];
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

const CODES = Object.keys(STATUS) as ErrorCode[]; // safe: the table is written with these keys
const nameOf = (code: ErrorCode) =>
  `${code.replaceAll(/(?:^|_)(\w)/g, (_match, letter: string) => letter.toUpperCase())}Refusal`;
const errorSchemas = () => Object.fromEntries(CODES.map((code) => [nameOf(code), convert(envelopeOf(code), "output")]));

/** A named schema by its name, any other one in place. */
function refer(schema: z.ZodType | ErrorCode, io: "input" | "output" = "output"): Json {
  if (typeof schema === "string") return { $ref: `#/components/schemas/${nameOf(schema)}` };
  const named = Object.entries(io === "output" ? ANSWERS : BODIES).find(([, one]) => one === schema);
  return named ? { $ref: `#/components/schemas/${named[0]}` } : convert(schema, io);
}

const namedSchemas = () => ({ ...describeAll(ANSWERS, "output"), ...describeAll(BODIES, "input") });

function describeAll(named: Readonly<Record<string, z.ZodType>>, io: "input" | "output"): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io, override });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema as Json)]));
}

const convert = (schema: z.ZodType, io: "input" | "output"): Json => bare(z.toJSONSchema(schema, { io, override }));

const bare = ({ $schema: _schema, $id: _id, ...rest }: Json): Json => rest;

/** A schema may say itself how it is described: `meta({ override })`. Safe integers need no bounds spelled out. */
function override({ jsonSchema }: { jsonSchema: Json }): void {
  const { override: instead } = jsonSchema;
  if (typeof instead === "object" && instead !== null) {
    for (const key of ["type", "anyOf", "allOf", "items", "override"]) Reflect.deleteProperty(jsonSchema, key);
    Object.assign(jsonSchema, instead);
  }
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.type === "integer") jsonSchema.format ??= "int64";
}
