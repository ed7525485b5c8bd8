import { expect, it } from "vitest";
import { app } from "./app.ts";
import { EXAMPLES } from "./examples.ts";
import { contract, operations } from "./operations.ts";

type Described = { operationId: string; security: object[]; responses: Record<string, object> };
const document = contract() as unknown as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, { properties?: object; required?: string[] }> };
};
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${path}`),
);

const VERB = new RegExp(`/(${operations.flatMap(({ verb }) => verb ?? []).join("|")})$`);

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
  expect(Object.keys(chats.responses)).toEqual(["200", "400", "401", "403", "404", "500", "503"]);
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

it("shows an example of every answer and body, true to its schema, and of every refusal", () => {
  for (const [schema, example] of EXAMPLES) expect(schema.parse(example)).toEqual(example);
  type Content = Record<string, { schema: { $ref?: string }; example?: { error?: { code: string } } }>;
  const media = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ responses }) =>
      Object.entries(responses as Record<string, { content?: Content }>).flatMap(([status, { content = {} }]) =>
        Object.entries(content).map(([type, shown]) => ({ status, type, ...shown })),
      ),
    ),
  );
  const shown = media.filter(({ type, schema }) => type === "application/json" && schema.$ref);
  expect(shown.length).toBeGreaterThan(150);
  expect(shown.filter(({ example }) => example === undefined)).toEqual([]);
  const codes = new Set(shown.flatMap(({ status, example }) => (Number(status) < 400 ? [] : [example?.error?.code])));
  expect([...codes].sort()).toEqual(
    [
      "conflict",
      "forbidden",
      "gateway_unavailable",
      "internal",
      "not_found",
      "not_implemented",
      "payload_too_large",
      "unauthorized",
      "unsupported_media_type",
      "validation_error",
    ].sort(),
  );
});
