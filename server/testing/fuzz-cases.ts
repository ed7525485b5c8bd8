import fc from "fast-check";
import { type Schema, TEXT, valuesFor } from "./arbitraries.ts";

/** An operation as the document describes it. */
export type Described = {
  path: string;
  method: string;
  operationId: string;
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, object> }>;
};

/** What a request may name: the values of path parameters that belong together, by their names. */
export type Subject = Readonly<Record<string, string>>;
type Tokens = { full: string; without: Readonly<Record<string, string>> };
export type World = { tokens: Tokens; kept: Subject[]; doomed: Subject[]; cursors: string[] };

export type Case = {
  operation: Described;
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** What the token alone must lead to, whatever else is wrong. */
  refused: 401 | 403 | undefined;
};

/** Requests for one operation: well-formed, at the boundaries, a step outside, and junk, in every part. */
export function casesOf(operation: Described, world: World): fc.Arbitrary<Case> {
  const lost = operation.method === "delete"; // what is deleted shall be missing nowhere else
  const doomed = fc.constantFrom(...world.doomed);
  const subject = lost ? doomed : chosen([19, fc.constantFrom(...world.kept)], [1, doomed]);
  return subject.chain((one) =>
    fc
      .record({
        path: pathOf(operation, one),
        query: queryOf(operation, one, world.cursors),
        given: headersOf(operation),
        token: tokenFor(operation, world.tokens),
        content: bodyOf(operation),
      })
      .map(({ path, query, given, token, content }) => ({
        operation,
        target: `/api/v1${path}${query === "" ? "" : `?${query}`}`,
        headers: { ...content.headers, ...given, ...token.headers },
        body: content.body,
        refused: token.refused,
      })),
  );
}

const encoded = (text: string) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\uFFFD"));
const chosen = <T>(...weighted: [number, fc.Arbitrary<T>][]) =>
  fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** Ids that end like a verb are a request for the verb, and an empty one is another path. */
const ID = TEXT.filter((text) => text !== "" && !/:[a-z-]+$/.test(text));
const BROKEN = fc.constantFrom("%", "%zz", "%FF", "%E0%80", "a%2", "%C0%AF");

function pathOf({ path, parameters }: Described, subject: Subject): fc.Arbitrary<string> {
  const [names, verb] = [
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
    /:[a-z-]+$/.exec(path)?.[0] ?? "",
  ];
  const spelt = fc.constantFrom(verb, verb, verb.replace(":", "/"), verb.replace(":", "%3A"));
  const parts = names.map((name) => {
    const { examples = ["nothing"] } = parameters.find((one) => one.in === "path" && one.name === name)?.schema ?? {};
    const known = subject[name] === undefined ? examples.map(String) : [subject[name]];
    const own = fc.constantFrom(...known.map(encoded), ...known);
    return chosen([16, own], [2, ID.map(encoded)], [1, BROKEN]);
  });
  return fc
    .tuple(spelt, ...parts)
    .map(([spelling, ...values]) =>
      values
        .reduce((text, value) => text.replace(/\{\w+\}/, () => value), path.slice(0, path.length - verb.length))
        .concat(spelling),
    );
}

function queryOf({ parameters }: Described, subject: Subject, cursors: string[]): fc.Arbitrary<string> {
  const parts = parameters
    .filter((parameter) => parameter.in === "query")
    .map(({ name, schema }) => {
      const written = valuesFor(schema).map((value) => `${name}=${encoded(wordOf(value))}`);
      const known = [...(name === "cursor" ? cursors : []), ...(subject[name] === undefined ? [] : [subject[name]])];
      const real = known.length > 0 ? fc.constantFrom(...known).map((value) => `${name}=${encoded(value)}`) : written;
      return chosen([4, fc.constant("")], [3, written], [1, real]);
    });
  const odd = fc.tuple(TEXT, TEXT).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  const twice = fc.constantFrom("limit=1&limit=1", "a=1&a=2", "&&&", "=", "%00=1", "limit[]=1", "limit=%", "q=%FF");
  return fc
    .tuple(...parts, chosen([20, fc.constant("")], [1, odd], [1, twice]))
    .map((texts) => texts.filter((text) => text !== "").join("&"));
}

const wordOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(wordOf).join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
};

const VISIBLE = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 140,
});
const HEADER = chosen(
  [3, VISIBLE],
  [1, fc.constantFrom("", "é", "*/*;q=", "application/json;q=0", ",,,", "x".repeat(5_000))],
);

function headersOf({ parameters, responses }: Described): fc.Arbitrary<Record<string, string>> {
  const types = Object.values(responses).flatMap(({ content = {} }) => Object.keys(content));
  const declared = parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name.toLowerCase());
  const optional = Object.fromEntries(declared.map((name) => [name, HEADER]));
  return fc.record(
    {
      ...optional,
      accept: chosen([3, fc.constantFrom("*/*", "image/*", ...types)], [1, HEADER]),
      "x-request-id": HEADER,
      cookie: HEADER,
    },
    { requiredKeys: [] },
  );
}

type Token = { headers: Record<string, string>; refused: Case["refused"] };

function tokenFor({ security }: Described, { full, without }: Tokens): fc.Arbitrary<Token> {
  const [needed] = Object.values(security[0] ?? {}).flat();
  const good = [{ authorization: `Bearer ${full}` }, { authorization: `bearer  ${full}` }, { "x-api-key": full }];
  const bad = [
    {},
    { authorization: "Bearer wa_junk" },
    { authorization: full },
    { authorization: "Bearer a.b.c", "x-api-key": full },
  ];
  const token = (headers: object, refused: Case["refused"]) => ({ headers, refused }) as Token;
  const allowed = fc.constantFrom(...good.map((headers) => token(headers, undefined)));
  if (needed === undefined)
    return fc.oneof(allowed, fc.constantFrom(...bad.map((headers) => token(headers, undefined))));
  const strangers = fc.constantFrom(...bad.map((headers) => token(headers, 401)));
  const weak = fc.constant(token({ authorization: `Bearer ${without[needed] ?? ""}` }, 403));
  return chosen([18, allowed], [1, strangers], [1, weak]);
}

type Content = { headers: Record<string, string>; body: string | undefined };

function bodyOf({ requestBody }: Described): fc.Arbitrary<Content> {
  const schema = requestBody?.content["application/json"]?.schema;
  const none = fc.constant<Content>({ headers: {}, body: undefined });
  const as = (type: string | undefined, body: string): Content => ({
    headers: type === undefined ? {} : { "content-type": type },
    body,
  });
  const types = chosen(
    [12, fc.constant("application/json")],
    [
      1,
      fc.constantFrom(
        undefined,
        "text/plain",
        "application/json; charset=utf-16",
        "application/x+json",
        "json",
        "a".repeat(500),
      ),
    ],
  );
  const raw = fc.oneof(
    TEXT,
    fc.constantFrom(
      "{",
      '{"a":1,}',
      "\uFEFF{}",
      "[".repeat(20_000),
      "{}{}",
      "NaN",
      '"\\ud800"',
      '{"__proto__":{"a":1}}',
    ),
  );
  if (!schema) return chosen([9, none], [1, fc.tuple(types, raw).map(([type, text]) => as(type, text))]);
  const json = valuesFor(schema).map((value) => JSON.stringify(value));
  return chosen(
    [1, none],
    [8, fc.tuple(types, json).map(([type, text]) => as(type, text))],
    [1, fc.tuple(types, raw).map(([type, text]) => as(type, text))],
  );
}
