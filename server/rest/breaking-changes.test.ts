import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { breakingChanges } from "@/server/testing/breaking-changes.ts";
import { contract } from "./operations.ts";

/** The document as it was last given to the world. */
const RELEASED = "docs/openapi-v1.json";
const released = () => JSON.parse(readFileSync(RELEASED, "utf8"));

it("breaks nobody who wrote a script against the released document", () => {
  expect(breakingChanges(released(), contract())).toEqual([]);
});

type Change = [what: string, change: (document: any) => unknown, sentence: RegExp];
const chats = (document: any) => document.paths["/sessions/{session}/chats"].get;
const parameter = (document: any, name: string) => chats(document).parameters.find((one: any) => one.name === name);
const schemas = (document: any) => document.components.schemas;

const BREAKING: Change[] = [
  [
    "a path is gone",
    (d) => delete d.paths["/sessions/{session}/chats"],
    /GET \/sessions\/\{session\}\/chats is served/,
  ],
  [
    "an operation is gone",
    (d) => delete d.paths["/sessions/{session}"].patch,
    /PATCH \/sessions\/\{session\} is served/,
  ],
  ["a key is gone", (d) => delete schemas(d).Chat.properties.pinned, /200\.data\[\]\.pinned can be there/],
  ["a key may be missing", (d) => schemas(d).Chat.required.pop(), /is always there/],
  ["a key may be null", (d) => (schemas(d).Chat.properties.jid.type = ["string", "null"]), /jid may be of type null/],
  ["a key is of another type", (d) => (schemas(d).Chat.properties.id.type = "string"), /id may be of type string/],
  ["a value is gone from an answer", (d) => schemas(d).Message.properties.type.enum.pop(), /may be "unsupported"/],
  ["a status is gone", (d) => delete chats(d).responses[404], /chats 404 is an answer/],
  [
    "the code of a refusal is another",
    (d) => (schemas(d).NotFoundRefusal.properties.error.properties.code.const = "none"),
    /may be "not_found"/,
  ],
  ["a header is gone", (d) => delete chats(d).responses[401].headers["WWW-Authenticate"], /carries WWW-Authenticate/],
  [
    "a picture is gone",
    (d) => delete d.paths["/sessions/{session}/qr"].get.responses[200].content["image/png"],
    /comes as image\/png/,
  ],
  ["a filter is gone", (d) => chats(d).parameters.pop(), /query parameter include is read/],
  ["a filter is needed", (d) => (parameter(d, "q").required = true), /query parameter q is needed/],
  [
    "a new parameter is needed",
    (d) => chats(d).parameters.push({ name: "x", in: "query", required: true, schema: {} }),
    /parameter x is needed/,
  ],
  ["a filter takes fewer values", (d) => parameter(d, "type").schema.enum.pop(), /may be "status"/],
  ["a free text is now a list of values", (d) => (parameter(d, "q").schema.enum = ["a"]), /takes listed values only/],
  ["a number has a bound", (d) => (parameter(d, "limit").schema.maximum = 10), /has a maximum/],
  [
    "a text may be less long",
    (d) => (schemas(d).CreateSession.properties.label.anyOf[0].maxLength = 5),
    /label has a maxLength/,
  ],
  ["a body property is gone", (d) => delete schemas(d).CreateSession.properties.start, /body\.start is taken/],
  ["a body property is needed", (d) => (schemas(d).CreateSession.required = ["kind"]), /body\.kind is needed/],
  ["a body is needed", (d) => (d.paths["/sessions"].post.requestBody.required = true), /needs a body/],
  [
    "another capability is needed",
    (d) => (chats(d).security[0] = { loginJwt: ["manage"] }),
    /is allowed with \{"loginJwt":\["read"\]\}/,
  ],
];

const ADDITIONS: [string, (document: any) => unknown][] = [
  ["an operation", (d) => (d.paths["/new"] = { post: { ...d.paths["/sessions"].post, operationId: "new" } })],
  ["a status", (d) => (chats(d).responses[409] = chats(d).responses[404])],
  [
    "a key",
    (d) =>
      Object.assign(schemas(d).Chat.properties, { color: { type: "null" } }, schemas(d).Chat.required.push("color")),
  ],
  ["a value of an answer", (d) => schemas(d).Message.properties.type.enum.push("hologram")],
  [
    "a filter",
    (d) =>
      chats(d).parameters.push({ name: "x", in: "query", required: false, schema: { type: "integer", minimum: 3 } }),
  ],
  [
    "a body property",
    (d) =>
      (schemas(d).CreateSession.properties.more = {
        type: "object",
        required: ["a"],
        properties: { a: { type: "string" } },
      }),
  ],
  ["a wider bound", (d) => (schemas(d).CreateSession.properties.label.anyOf[0].maxLength = 500)],
  ["what was never null stays so", (d) => (schemas(d).Chat.properties.name.type = "string")],
  [
    "what was 501 is possible",
    (d) => delete d.paths["/sessions/{session}/channels/{jid}:unfollow"].post.responses[501],
  ],
];

describe("a planted change", { timeout: 60_000 }, () => {
  const changed = (change: (document: any) => unknown) => {
    const document = released();
    change(document);
    return breakingChanges(released(), document);
  };
  it.each(BREAKING)("is refused with a sentence: %s", (_what, change, sentence) => {
    const sentences = changed(change);
    expect(
      sentences.filter((one) => sentence.test(one)),
      sentences.join("\n"),
    ).not.toEqual([]);
  });
  it.each(ADDITIONS)("passes: %s", (_what, change) => {
    expect(changed(change)).toEqual([]);
  });
});
