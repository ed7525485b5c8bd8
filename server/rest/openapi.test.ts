import { expect, it } from "vitest";
import { z } from "zod";
import { answerSchemas } from "@/server/testing/answer-schemas.ts";
import { app } from "./app.ts";
import { STATUS } from "./errors.ts";
import { EXAMPLES } from "./examples.ts";
import { contract, operations } from "./operations.ts";

type Content = Record<string, { schema?: object; example?: unknown }>;
type Answer = { description: string; headers: object; content?: Content };
type Described = {
  operationId: string;
  security: object[];
  parameters: { name: string; description?: string }[];
  responses: Record<string, Answer>;
};
type Schema = { properties?: Record<string, Schema & { description?: string }>; items?: Schema; anyOf?: Schema[] };
const document = contract() as unknown as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema & { required?: string[] }> };
};
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${path}`),
);
const everyOperation = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);
const everyAnswer = everyOperation.flatMap(({ responses, ...operation }) =>
  Object.entries(responses).map(([status, answer]) => ({
    ...operation,
    place: `${operation.operationId} ${status}`,
    status,
    answer,
  })),
);

const VERB = new RegExp(`/(${operations.flatMap(({ verb }) => verb ?? []).join("|")})$`);
const SENTENCE = /^[A-Z`].*\.$/s;

it("describes exactly what is served", () => {
  const served = app.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/v1"))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}").replace(VERB, ":$1")}`);
  expect(served.length).toBeGreaterThan(9);
  expect([...described].sort()).toEqual([...new Set(served)].sort());
});

it("gives every refusal its status and the envelope, and every reference its schema", () => {
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);
  for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
  expect(text).not.toMatch(/"override"|#\/\$defs|\$schema/);
  const chats = document.paths["/sessions/{session}/chats"]!.get!;
  expect(Object.keys(chats.responses)).toEqual(
    expect.arrayContaining(["200", "400", "401", "403", "404", "500", "503"]),
  );
  const unfollow = document.paths["/sessions/{session}/channels/{jid}:unfollow"]!.post!;
  expect(Object.keys(unfollow.responses)).toContain("501");
  expect(unfollow.security).toContainEqual({ apiKey: ["send"] });
  expect(document.paths["/openapi.json"]!.get!.security).toEqual([]);
});

it("demands the ten keys of a chat", () => {
  const keys = [
    "id",
    "sessionId",
    "jid",
    "type",
    "name",
    "lastMessageAt",
    "unreadCount",
    "archived",
    "pinned",
    "mutedUntil",
  ];
  expect([...document.components.schemas.Chat!.required!].sort()).toEqual([...keys].sort());
});

it("shows examples that are true to their schemas, in our own and in the document's words", { timeout: 60_000 }, () => {
  for (const [schema, example] of EXAMPLES) expect(schema.parse(example)).toEqual(example);
  const { judgeOf } = answerSchemas(document);
  for (const { path, method, place, status, answer } of everyAnswer)
    for (const [type, { example: value }] of Object.entries(answer.content ?? {}))
      if (!type.startsWith("image/"))
        expect(judgeOf(path, method)({ status: Number(status), type, value }), place).toBe(undefined);
});

it("gives every status a sentence, its headers and, unless it is a picture or nothing, a schema and an example", () => {
  expect(everyAnswer.length).toBeGreaterThan(150);
  for (const { place, status, answer } of everyAnswer) {
    expect(answer.description, place).toMatch(SENTENCE);
    expect(Object.keys(answer.headers), place).toEqual(expect.arrayContaining(["X-Request-Id", "Cache-Control"]));
    if (status === "401") expect(answer.headers, place).toHaveProperty("WWW-Authenticate");
    if (status === "503" || status === "429") expect(answer.headers, place).toHaveProperty("Retry-After");
    expect(answer.content === undefined, place).toBe(status === "204");
    for (const [type, { schema, example }] of Object.entries(answer.content ?? {})) {
      expect(schema, place).toBeDefined();
      if (!type.startsWith("image/")) expect(example, place).toBeDefined();
    }
  }
});

it("names the code of each refusal", () => {
  const refusal = z.object({ error: z.object({ code: z.enum(Object.keys(STATUS)) }) });
  for (const { responses } of everyOperation)
    for (const [status, { content }] of Object.entries(responses).filter(([text]) => Number(text) >= 400)) {
      const { code } = refusal.parse(content?.["application/json"]?.example).error;
      expect(STATUS[code as keyof typeof STATUS]).toBe(Number(status));
    }
});

it("says in a sentence what each parameter, each property of a body and each key of an answer is", () => {
  const silent = everyOperation.flatMap(({ operationId, parameters }) =>
    parameters.flatMap(({ name, description = "" }) => (SENTENCE.test(description) ? [] : [`${operationId} ${name}`])),
  );
  const walk = ({ properties = {}, items, anyOf = [] }: Schema, place: string): void => {
    for (const inner of [...(items ? [items] : []), ...anyOf]) walk(inner, place);
    for (const [key, property] of Object.entries(properties)) {
      if (!SENTENCE.test(property.description ?? "")) silent.push(`${place}.${key}`);
      walk(property, `${place}.${key}`);
    }
  };
  for (const [name, schema] of Object.entries(document.components.schemas)) walk(schema, name);
  expect(silent).toEqual([]);
});
