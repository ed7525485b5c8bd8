import fc from "fast-check";
import { type Dispatcher, Pool } from "undici";
import { answerSchemas, type Judge } from "./answer-schemas.ts";
import { type Case, casesOf, type Described, type World } from "./fuzz-cases.ts";

const LANES = 8;
const SLOW_MS = 20_000;

type Answer = { status: number; headers: Dispatcher.ResponseData["headers"]; text: string };
type Fuzz = { document: object; origin: string; world: World; runs: number; seed: number };

/**
 * Sends requests made from the document, and rejects with the smallest one whose answer the document does not allow. Resolves to how
 * often each operation gave each status.
 */
export async function fuzz({ document, origin, world, runs, seed }: Fuzz): Promise<Map<string, number>> {
  const pool = new Pool(origin, { connections: LANES, headersTimeout: SLOW_MS, bodyTimeout: SLOW_MS });
  const seen = new Map<string, number>();
  const judges = answerSchemas(document);
  const cases = fc.oneof(...operationsOf(document).map((operation) => casesOf(operation, world)));
  let failed = false;
  const property = fc.asyncProperty(cases, async (one) => {
    if (failed) return;
    const answer = await send(pool, one);
    const fault = faultOf(one, answer, judges.judgeOf(one.operation.path, one.operation.method));
    if (fault !== undefined) throw new Error(`${fault}; ${answer.text.slice(0, 300)}`);
    const reached = `${one.operation.operationId} ${answer.status}`;
    seen.set(reached, (seen.get(reached) ?? 0) + 1);
  });
  const lane = async (place: number) => {
    const details = await fc.check(property, { seed: seed + place, numRuns: Math.ceil(runs / LANES) });
    failed ||= details.failed;
    if (details.failed) throw new Error(sentenceOf(details));
  };
  try {
    await Promise.all(Array.from({ length: LANES }, (_, place) => lane(place)));
    return seen;
  } finally {
    failed = true;
    await pool.destroy();
  }
}

/** The smallest request that was found, as one can send it again. */
function sentenceOf({ counterexample, errorInstance, seed, numShrinks }: fc.RunDetails<[Case]>): string {
  if (!counterexample) return "no requests could be made";
  const [{ operation, target, headers, body }] = counterexample;
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const request = `${operation.method.toUpperCase()} ${target} ${JSON.stringify({ headers, body })}`;
  return `${operation.operationId}: ${why}\n  to ${request}\n  (seed ${seed}, shrunk ${numShrinks} times)`;
}

/** Every operation of a document, with the references in its schemas replaced by what they name. */
export function operationsOf(document: object): Described[] {
  const { paths } = resolved(document, document) as {
    paths: Record<string, Record<string, Omit<Described, "path" | "method">>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method })),
  );
}

function resolved(value: unknown, document: object): unknown {
  if (Array.isArray(value)) return value.map((inner) => resolved(inner, document));
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value) return resolved(named(String(value.$ref), document), document);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner, document)]));
}

const named = (reference: string, document: object) =>
  reference
    .slice(2)
    .split("/")
    .reduce<unknown>((place, key) => (place as Record<string, unknown>)[key], document);

async function send(pool: Pool, { operation, target, headers, body }: Case): Promise<Answer> {
  const method = operation.method.toUpperCase() as Dispatcher.HttpMethod;
  const answer = await pool.request({ method, path: target, headers, ...(body !== undefined && { body }) });
  if (!typeOf(answer.headers).startsWith("text/event-stream"))
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  answer.body.on("error", () => undefined).destroy(); // it would never end
  return { status: answer.statusCode, headers: answer.headers, text: "" };
}

const typeOf = (headers: Answer["headers"]) => String(headers["content-type"] ?? "").split(";", 1)[0] ?? "";

/** What the contract or the document does not allow about an answer. */
function faultOf({ operation, headers: sent, refused }: Case, answer: Answer, judge: Judge): string | undefined {
  const { status, headers } = answer;
  const declared = operation.responses[status];
  if (!declared) return `status ${status} is not declared`;
  if (isFault(answer)) return `status ${status} is a fault`;
  if (refused !== undefined && status !== refused) return `${status} although its token leads to ${refused}`;
  const mayBeRefused = answer.text.includes("only a person"); // what a key cannot have, however much it may
  if (refused === undefined && (status === 401 || (status === 403 && !mayBeRefused)))
    return `${status} although its token is good`;
  return headerFault(answer, sent["x-request-id"]) ?? bodyFault(answer, declared, { judge, stream: typeOf(headers) });
}

/** Of what lies behind us, only the worker is missing here. */
const isFault = ({ status, text }: Answer) =>
  status >= 500 && status !== 501 && !(status === 503 && text.includes("worker"));

function headerFault({ status, headers }: Answer, requestId = ""): string | undefined {
  const echoed = /^[\x21-\x7e]{1,128}$/.test(requestId) ? requestId : headers["x-request-id"];
  const patience = status === 503 || status === 429 ? /^\d+$/ : /^/;
  const faults: [boolean, string][] = [
    [!/^private, no-store(, no-transform)?$/.test(String(headers["cache-control"])), "Cache-Control is wrong"],
    [headers["x-request-id"] === undefined, "X-Request-Id is missing"],
    [headers["x-request-id"] !== echoed, "X-Request-Id is another"],
    [status === 401 && headers["www-authenticate"] !== "Bearer", "WWW-Authenticate is missing"],
    [!patience.test(String(headers["retry-after"])), "Retry-After is missing"],
  ];
  return faults.find(([wrong]) => wrong)?.[1];
}

type Body = { judge: Judge; stream: string };

function bodyFault(
  { status, text }: Answer,
  { content }: Described["responses"][string],
  { judge, stream: type }: Body,
): string | undefined {
  if (!content) return text === "" ? undefined : "there is a body";
  if (!(type in content)) return `${type} is not declared for ${status}`;
  if (type === "text/event-stream" || type.startsWith("image/")) return undefined;
  return judge({ status, type, value: type === "application/json" ? JSON.parse(text) : text });
}
