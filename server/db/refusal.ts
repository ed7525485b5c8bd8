import { AppError, isAppError } from "@/server/errors.ts";

/** What a failure is to the person calling: a refusal as it was meant, a database out of reach as 503, anything else masked. */
export function refusalOf(error: unknown): AppError {
  if (isAppError(error)) return error;
  const facts = factsOf(error);
  if (facts.some(isOutage))
    return new AppError("gateway_unavailable", "the database is out of reach; try again shortly");
  if (facts.includes(UNTRANSLATABLE))
    return new AppError("validation_error", "a text contains a character that cannot be stored");
  return new AppError("internal", "something went wrong on our side");
}

/** What may be logged of a failure. A driver's message quotes the values it was given, so of those only the code is kept. */
export function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const [code] = factsOf(error).filter((fact) => CODE.test(fact));
  const stack = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  const quotes = code !== undefined || /Prisma|Driver|Zod|Database/.test(error.name);
  return { type: error.name, code, stack: stack?.join("\n"), ...(quotes ? {} : { message: error.message }) };
}

const CODE = /^[0-9A-Z]{5}$|^P\d{4}$|^E[A-Z]+$/;
const UNTRANSLATABLE = "22021"; // a NUL, or bytes that are no UTF-8
/** SQLSTATE classes 08 connection, 28 and 3D000 no entry, 53 resources, 57P shutdown; 57014 and 55P03 our own time limits; Prisma's names for the same; Node's. */
const OUTAGE_CODES =
  /^(08|28|53)...$|^3D000$|^57P0.$|^57014$|^55P03$|^25P0[34]$|^P(1001|1002|1008|1011|1017|2024|2028|2037)$|^(ECONN\w+|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$|^(DatabaseNotReachable|ConnectionClosed|TooManyConnections|SocketTimeout)$/;
/** node-postgres gives these no code. */
const OUTAGE_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|connection timeout|connection error and is not queryable|Query read timeout|after calling end on the pool|Client was closed/i;
const isOutage = (fact: string) => OUTAGE_CODES.test(fact) || OUTAGE_WORDS.test(fact);

/** Codes and messages of an error and of what caused it, through Prisma's wrapping. */
function factsOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const { code, originalCode, kind, message, cause, meta, driverAdapterError } = error as Record<string, unknown>;
  const own = [code, originalCode, kind, message].filter((fact) => typeof fact === "string");
  return [...own, ...[cause, meta, driverAdapterError].flatMap((inner) => factsOf(inner, depth + 1))];
}
