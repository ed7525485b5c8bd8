import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { z } from "zod";
import { addressOf } from "@/server/address.ts";
import type { Origin } from "@/server/caller.ts";
import { AppError, invalid, invalidInput } from "@/server/errors.ts";

/** What travels with a request: for the log line, never ids or values. */
export type RestEnv = {
  /** `carried`: the answer was made with the headers that every answer carries. */
  Variables: {
    requestId: string;
    route?: string;
    principal?: string;
    carried?: boolean;
    limits?: Record<string, string>;
  };
  Bindings: Partial<HttpBindings> | undefined;
};

/** Where the request came from, for whoever writes down who did something or counts tries. */
export const originOf = (c: Context<RestEnv>): Origin => ({
  address: addressOf(c.env?.incoming?.socket.remoteAddress, c.req.header("x-forwarded-for")),
  requestId: c.get("requestId"),
});

const MAX_BODY = 1024 * 1024;

/** The edge's own parse: what fails here is the caller's mistake, a ZodError from anywhere else is ours. */
export function parse<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw invalidInput(parsed.error.issues);
  return parsed.data;
}

/**
 * Path parameters, decoded. Any decodable text is a well-formed id; NUL, which PostgreSQL cannot even look up, becomes a
 * character that is in no id either, so that such an id names nothing like any other.
 */
export function pathParameters(c: Context<RestEnv>): Record<string, string> {
  demandDecodable(c.req.path);
  return Object.fromEntries(
    Object.entries(c.req.param()).map(([name, value]) => [name, value.replaceAll("\0", "\u{FFFD}")]),
  );
}

export function demandDecodable(path: string): void {
  try {
    decodeURIComponent(path);
  } catch {
    throw invalid({ path: "path", message: "is not valid percent-encoding" });
  }
}

/** Query parameters, each at most once. */
export function queryParameters(c: Context<RestEnv>): Record<string, string> {
  const given = new URLSearchParams(c.req.url.slice(searchStart(c.req.url)));
  const names = [...given.keys()];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw invalidInput([{ path: [twice], message: "is given more than once" }]);
  const hollow = [...given].find(([, value]) => value.includes("\0"));
  if (hollow) throw invalidInput([{ path: [hollow[0]], message: "contains a character that cannot be stored" }]);
  return Object.fromEntries(given);
}

const searchStart = (url: string) => {
  const at = url.indexOf("?");
  return at === -1 ? url.length : at;
};

/** The JSON body; an absent one is an empty object, so that operations whose properties are all optional need none. */
export async function readJson(c: Context<RestEnv>): Promise<unknown> {
  if (Number(c.req.header("content-length") ?? 0) > MAX_BODY) throw tooLarge();
  const bytes = await readCapped(c.req.raw.body);
  if (bytes.length === 0) return {};
  demandJson(c.req.header("content-type"), c.req.header("content-encoding"));
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw invalid({ path: "body", message: "is not JSON" });
  }
}

async function readCapped(body: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = () => new AppError("payload_too_large", "the body may have at most 1 MiB");

function demandJson(contentType: string | undefined, encoding: string | undefined): void {
  const [type = "", ...parameters] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters.find((part) => part.startsWith("charset="));
  const readable = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (!/^application\/([\w.+-]+\+)?json$/.test(type) || !readable || (encoding ?? "identity") !== "identity")
    throw new AppError("unsupported_media_type", "the body must be application/json in UTF-8, not compressed");
}
