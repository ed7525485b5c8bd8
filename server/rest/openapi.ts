import { z } from "zod";
import { HEADERS, refusalCodes, responsesOf } from "./openapi-answers.ts";
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
      summary: "Self-hosted WhatsApp gateway for organizations.",
      description: CONVENTIONS,
      license: { name: "GPL-3.0-or-later", identifier: "GPL-3.0-or-later" },
    },
    servers: [{ url: "/api/v1" }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: pathsOf(operations),
    components: { schemas: namedSchemas(refusalCodes(operations)), headers: HEADERS, securitySchemes },
  };
}

const CONVENTIONS = `
* **JSON** in and out, in UTF-8. Every answer carries \`X-Request-Id\`, your own when you sent one, and \`Cache-Control: private, no-store\`.
* **Times** are milliseconds since 1970 as numbers. **Missing data** is null; the key is always there.
* **Addresses** in paths may be percent-encoded or not: \`%40\` is \`@\`.
* **Verbs**: \`POST …/{id}:verb\`; \`POST …/{id}/verb\` answers the same, for clients and proxies that mangle the colon.
* **Lists** answer \`{"data": […], "nextCursor": "…"}\`. Pass \`nextCursor\` as \`cursor\` until it is null.
* **Refusals** answer \`{"error": {"code", "message", "details"}}\`; branch on \`code\`. The order of checks: 401 who are you, 403 may you, 400 is it
  well-formed, 404 does it exist for your organization, then 409, 501 and 503. What belongs to another organization does not exist.
* An unknown query parameter is ignored, a repeated one is 400; an unknown body property is 400.
* \`HEAD\` answers as \`GET\` does, without the body. A path with another method answers 405 \`method_not_allowed\` with \`Allow\`.
`.trim();

const TAGS = {
  sessions: "Linked numbers, and numbers about to be linked.",
  chats: "The stored copy of a session's chats.",
  messages: "What is written in the chats.",
  contacts: "The people whom a session knows.",
  groups: "The groups of a session and who is in them.",
  channels: "What channels publish; changing them is not in this version.",
  events: "What happens, as it happens.",
  contract: "This document.",
} as const;

const securitySchemes = {
  loginJwt: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "A person's login token, good for five minutes.",
  },
  apiKey: {
    type: "http",
    scheme: "bearer",
    description: "An api-key, `wa_…`, with exactly the permissions saved on it.",
  },
  apiKeyHeader: {
    type: "apiKey",
    in: "header",
    name: "X-Api-Key",
    description: "An api-key, where `Authorization` cannot be set; `Authorization` wins over it.",
  },
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
  const needs = capability ? `Needs the capability \`${capability}\`.` : "Needs no token.";
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description === undefined ? needs : `${operation.description}\n\n${needs}`,
    security: capability ? Object.keys(securitySchemes).map((name) => ({ [name]: [capability] })) : [],
    parameters: [
      ...parameters(operation.params, "path"),
      ...parameters(operation.query, "query"),
      ...parameters(operation.headers ?? z.object({}), "header"),
    ],
    ...(operation.body && {
      requestBody: {
        ...(operation.body.safeParse({}).success ? MAY_BE_ABSENT : { required: true }),
        content: {
          "application/json": { schema: refer(operation.body, "input"), example: EXAMPLES.get(operation.body) },
        },
      },
    }),
    responses: responsesOf(operation),
  };
}

const MAY_BE_ABSENT = { required: false, description: "Every property may be left out, and so may the body." };

/** A list in the query is one text with commas: a repeated parameter is refused. */
const COMMAS = { style: "form", explode: false };

function parameters(schema: z.ZodObject, where: "path" | "query" | "header"): Json[] {
  const { properties = {}, required = [] } = convert(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...described }]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    description,
    ...(described.type === "array" && COMMAS),
    schema: described,
  }));
}
