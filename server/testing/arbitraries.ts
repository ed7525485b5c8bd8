import fc from "fast-check";

/** JSON Schema as far as our document uses it, every reference resolved. */
export type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  examples?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
};
type Values = fc.Arbitrary<unknown>;

/** Values for a schema: mostly what it allows, its boundaries among them, then what it just does not allow, then anything. */
export const valuesFor = (schema: Schema): Values =>
  fc.oneof(
    { weight: 6, arbitrary: validFor(schema) },
    { weight: 3, arbitrary: nearMissFor(schema) },
    { weight: 1, arbitrary: JUNK },
  );

const EDGES = [0, -0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 53, -(2 ** 53), Number.MAX_SAFE_INTEGER, 8.64e15, 1e21, 1e308];
const NASTY = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\u202e",
  "%",
  "%00",
  "%zz",
  "..",
  "../..",
  "//",
  "'; drop table chats; --",
  "\\",
  "__proto__",
  "constructor",
  "NaN",
  "null",
  "undefined",
  "true",
  "-1",
  "1e3",
  "0x10",
  "é",
  "e\u0301",
  "😀",
  "\r\n",
  "x".repeat(300),
  "x".repeat(9_000),
];

/** Any text, the troublesome ones among them. */
export const TEXT = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 12 }),
);

const JUNK: Values = fc.oneof(
  TEXT,
  fc.constantFrom<unknown>(null, true, false, [], {}, ...EDGES, 1.5, [[[[[[[[]]]]]]]], { ["__proto__x"]: { a: 1 } }),
  fc.jsonValue({ maxDepth: 3 }),
);

function validFor(schema: Schema): Values {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(validFor));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const types = [schema.type ?? "any"].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema)));
}

function ofType(type: string, schema: Schema): Values {
  if (type === "string") return stringFor(schema);
  if (type === "integer" || type === "number") return integerFor(schema);
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array") return fc.array(validFor(schema.items ?? {}), { maxLength: 4 });
  return type === "object" ? objectFor(schema) : JUNK;
}

function stringFor({ minLength = 0, maxLength = 5_000, pattern }: Schema): Values {
  const lengths = fc.constantFrom(minLength, minLength + 1, Math.min(maxLength, 2_000), maxLength);
  const sized = lengths.map((length) => "a".repeat(length));
  const words = fc.constantFrom("a", "chat", "message", "628", "é", "Lisbon walkers", "no such thing at all");
  const matching = new RegExp(pattern ?? "", "u");
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength && matching.test(text);
  const made = pattern === undefined ? TEXT : fc.stringMatching(matching);
  return fc
    .oneof(words, sized, TEXT, made, made)
    .map((text) => (fits(text) ? text : "a".repeat(Math.max(minLength, 1))));
}

function integerFor({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: Schema): Values {
  const edges = [minimum, minimum + 1, maximum - 1, maximum, ...EDGES.filter(Number.isSafeInteger)];
  const inside = edges.filter((edge) => edge >= minimum && edge <= maximum);
  return fc.oneof(
    fc.constantFrom(...inside),
    fc.integer({ min: Math.max(minimum, -500), max: Math.min(maximum, 500) }),
  );
}

function objectFor({ properties = {}, required = [] }: Schema): Values {
  const model = Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, validFor(inner)]));
  return fc.record(model, { requiredKeys: required });
}

/** One step outside: beyond a bound, of a neighbouring type, with a property too many or one that is wrong. */
function nearMissFor(schema: Schema): Values {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(nearMissFor));
  const { minimum, maximum, maxLength, properties, items } = schema;
  const beyond = [
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(maxLength === undefined ? [] : ["a".repeat(maxLength + 1)]),
  ];
  const near = fc.oneof(
    fc.constantFrom<unknown>(null, [], {}, "", 1.5, "1.5", " 1", "1 ", ...beyond),
    misspelt(schema),
  );
  if (items) return fc.oneof(near, fc.array(nearMissFor(items), { maxLength: 3 }));
  return properties ? fc.oneof(near, wrongObject(schema, properties)) : near;
}

const misspelt = (schema: Schema): Values =>
  validFor(schema).map((value) => (typeof value === "string" ? `${value.toUpperCase()} ` : JSON.stringify(value)));

function wrongObject(schema: Schema, properties: Record<string, Schema>): Values {
  const wrong = Object.entries(properties).map(([key, inner]) => nearMissFor(inner).map((value) => ({ [key]: value })));
  const extra = fc.tuple(TEXT, JUNK).map(([key, value]) => ({ [key]: value }));
  return fc
    .tuple(objectFor(schema), fc.oneof(extra, ...wrong))
    .map(([right, spoilt]) => ({ ...(right as object), ...spoilt }));
}
