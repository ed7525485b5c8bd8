/**
 * Compares two OpenAPI documents of ours. Each is read as facts: what a client may rely on (promises) and what it has to reckon with
 * (demands). A promise that is gone and a demand that is new break clients; the other way round is an addition.
 */
type Json = Readonly<Record<string, unknown>>;
/** `owner`: the place that must have existed for the demand to hurt. `strict`: larger is narrower, for bounds. */
type Demand = { owner: string; strict: number };
type Facts = { places: Set<string>; promises: Set<string>; demands: Map<string, Demand> };
type Side = "answer" | "input";

/** What a client written against the released document would stumble over in the present one, a sentence each. */
export function breakingChanges(released: Json, present: Json): string[] {
  const [before, now] = [factsOf(released), factsOf(present)];
  const lost = [...before.promises].filter((promise) => !now.promises.has(promise));
  const added = [...now.demands].filter(([text, demand]) => isNew(text, demand, before)).map(([text]) => text);
  return [
    ...lost.map((promise) => `It is no longer true that ${promise}.`),
    ...added.map((demand) => `It is new that ${demand}.`),
  ];
}

function isNew(text: string, { owner, strict }: Demand, before: Facts): boolean {
  const known = before.demands.get(text);
  return known ? strict > known.strict : before.places.has(owner);
}

function factsOf(document: Json): Facts {
  const facts: Facts = { places: new Set(), promises: new Set(), demands: new Map() };
  for (const [path, methods] of entriesOf(inlined(document, document), "paths"))
    for (const [method, operation] of Object.entries(methods))
      readOperation(operation as Json, `${method.toUpperCase()} ${path}`, facts);
  return facts;
}

/** With every reference replaced by what it names. */
function inlined(value: unknown, document: Json): Json {
  const walk = (given: unknown): unknown => {
    if (Array.isArray(given)) return given.map(walk);
    if (typeof given !== "object" || given === null) return given;
    const { $ref } = given as { $ref?: string };
    if ($ref !== undefined) return walk(named($ref, document));
    return Object.fromEntries(Object.entries(given).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as Json;
}

const named = ($ref: string, document: Json) =>
  $ref
    .slice(2)
    .split("/")
    .reduce<unknown>((place, key) => (place as Json)[key], document);

const entriesOf = (json: Json, key: string) => Object.entries((json[key] ?? {}) as Record<string, Json>);

function readOperation(operation: Json, place: string, facts: Facts): void {
  facts.places.add(place).add(`${place} body`);
  facts.promises.add(`${place} is served`);
  for (const way of (operation.security ?? []) as Json[])
    facts.promises.add(`${place} is allowed with ${JSON.stringify(way)}`);
  for (const parameter of (operation.parameters ?? []) as Parameter[]) readParameter(parameter, place, facts);
  const body = operation.requestBody as Json | undefined;
  if (body?.required) facts.demands.set(`${place} needs a body`, { owner: place, strict: 0 });
  for (const [type, { schema }] of entriesOf(body ?? {}, "content")) {
    facts.promises.add(`${place} takes ${type}`);
    readSchema(schema as Json, { place: `${place} body`, side: "input" }, facts);
  }
  for (const [status, answer] of entriesOf(operation, "responses")) readAnswer(answer, `${place} ${status}`, facts);
}

type Parameter = { name: string; in: string; required?: boolean; schema: Json };

function readParameter({ name, in: where, required, schema }: Parameter, owner: string, facts: Facts): void {
  const place = `${owner} ${where} parameter ${name}`;
  facts.promises.add(`${place} is read`);
  if (required) facts.demands.set(`${place} is needed`, { owner, strict: 0 });
  readSchema(schema, { place, side: "input" }, facts);
}

/** That something becomes possible which was 501 is no loss. */
function readAnswer(answer: Json, place: string, facts: Facts): void {
  if (place.endsWith(" 501")) return;
  facts.promises.add(`${place} is an answer`);
  for (const [name] of entriesOf(answer, "headers")) facts.promises.add(`${place} carries ${name}`);
  for (const [type, { schema }] of entriesOf(answer, "content")) {
    facts.promises.add(`${place} comes as ${type}`);
    readSchema(schema as Json, { place, side: "answer" }, facts);
  }
}

type At = { place: string; side: Side };

function readSchema(schema: Json, at: At, facts: Facts): void {
  facts.places.add(at.place);
  for (const variant of variantsOf(schema)) {
    readType(variant, at, facts);
    if (at.side === "input") readBounds(variant, at.place, facts);
    if (variant.items) readSchema(variant.items as Json, { ...at, place: `${at.place}[]` }, facts);
    readProperties(variant, at, facts);
  }
}

function variantsOf(schema: Json): Json[] {
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices) return choices.flatMap(variantsOf);
  return Array.isArray(schema.type) ? schema.type.map((type: unknown) => ({ ...schema, type })) : [schema];
}

/** A value that vanishes from a list of values is a loss on either side; a new one is not. */
function readType({ type, enum: values, const: value }: Json, { place, side }: At, facts: Facts): void {
  const is = `${place} may be of type ${typeof type === "string" ? type : "any"}`;
  if (side === "input") facts.promises.add(is);
  else facts.demands.set(is, { owner: place, strict: 0 });
  const known = (values ?? (value === undefined ? [] : [value])) as unknown[];
  for (const one of known) facts.promises.add(`${place} may be ${JSON.stringify(one)}`);
  if (side === "input" && known.length > 0)
    facts.demands.set(`${place} takes listed values only`, { owner: place, strict: 0 });
}

const LOWER = ["minimum", "exclusiveMinimum", "minLength", "minItems"];
const UPPER = ["maximum", "exclusiveMaximum", "maxLength", "maxItems"];

function readBounds(schema: Json, owner: string, facts: Facts): void {
  const demand = (text: string, strict = 0) => facts.demands.set(`${owner} ${text}`, { owner, strict });
  for (const bound of LOWER) if (schema[bound] !== undefined) demand(`has a ${bound}`, Number(schema[bound]));
  for (const bound of UPPER) if (schema[bound] !== undefined) demand(`has a ${bound}`, -Number(schema[bound]));
  if (typeof schema.pattern === "string") demand(`must match ${schema.pattern}`);
  if (schema.additionalProperties === false) demand("takes no other property");
}

function readProperties(schema: Json, { place: owner, side }: At, facts: Facts): void {
  const required = (schema.required ?? []) as string[];
  for (const [key, property] of entriesOf(schema, "properties")) {
    const place = `${owner}.${key}`;
    facts.promises.add(`${place} ${side === "input" ? "is taken" : "can be there"}`);
    if (required.includes(key) && side === "answer") facts.promises.add(`${place} is always there`);
    if (required.includes(key) && side === "input") facts.demands.set(`${place} is needed`, { owner, strict: 0 });
    readSchema(property, { place, side }, facts);
  }
}
