import type { Context } from "hono";
import { z } from "zod";
import { type Caller, type Capability, grant, type Identity } from "@/server/caller.ts";
import { AppError, type ErrorCode } from "@/server/errors.ts";
import { JsonText } from "@/server/json-text.ts";
import { authenticateBearer } from "@/server/identity/index.ts";
import { originOf, parse, pathParameters, queryParameters, readJson, type RestEnv } from "./request.ts";
import { countRequest } from "./request-limit.ts";

type Shape = z.ZodObject;
type Status = 200 | 201 | 202 | 204;
/** Another form of the same answer, by its media type. */
type Pictures<R extends z.ZodType> = Readonly<
  Record<string, (value: z.output<R>) => Promise<string | Uint8Array<ArrayBuffer>>>
>;

type Told<R extends z.ZodType> = {
  method: "get" | "post" | "patch" | "delete";
  /** Under /api/v1; `{name}` is a parameter. A verb is served as `path:verb` and `path/verb`. */
  path: string;
  verb?: string;
  id: string;
  summary: string;
  /** What a script writer needs to know beyond the summary, in whole sentences. */
  description?: string;
  tag: string;
  response: R;
  /** Of the answer, where its schema has none in examples.ts. */
  example?: unknown;
  status?: Status;
  pictures?: Pictures<R>;
  /** What the answer may come as, when it is not JSON and its pictures. */
  mediaTypes?: readonly string[];
  /** Headers that the operation reads itself, for the document. */
  headers?: Shape;
  /** Refusals of its own, beside those its shape implies. */
  refuses?: readonly ErrorCode[];
};

type Declared<
  C extends Capability,
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  R extends z.ZodType,
> = Told<R> & {
  capability: C;
  params?: P;
  query?: Q;
  body?: B;
  /** A `Response` is sent as it is. */
  handle: (
    request: { caller: Caller<C>; params: z.output<P>; query: z.output<Q>; body: z.output<B> },
    c: Context<RestEnv>,
  ) => Promise<z.output<R> | JsonText<z.output<R>> | Response>;
};

/** A declaration made to serve. `capability` is null where no token is asked for. */
export type Operation = Omit<Told<z.ZodType>, "pictures" | "mediaTypes"> & {
  capability: Capability | null;
  params: Shape;
  query: Shape;
  body: z.ZodType | undefined;
  mediaTypes: readonly string[];
  answer: (c: Context<RestEnv>) => Promise<Response>;
};

const Nothing = z.object({});
const JSON_TYPE = "application/json";

/** The contract's order of checks is here and nowhere else. */
export function operation<
  C extends Capability,
  R extends z.ZodType,
  P extends Shape = typeof Nothing,
  Q extends Shape = typeof Nothing,
  B extends z.ZodType = z.ZodUndefined,
>(declared: Declared<C, P, Q, B, R>): Operation {
  const { params, query, body: bodySchema, pictures = {}, ...told } = declared;
  const mediaTypes = declared.mediaTypes ?? [JSON_TYPE, ...Object.keys(pictures)];
  return {
    ...told,
    params: params ?? Nothing,
    query: query ?? Nothing,
    body: bodySchema,
    mediaTypes,
    answer: async (c) => {
      const caller = grant(await identify(c), declared.capability); // 401, 403
      const request = {
        caller,
        params: parse(params ?? Nothing, pathParameters(c)) as z.output<P>, // 400
        query: parse(query ?? Nothing, queryParameters(c)) as z.output<Q>,
        body: (bodySchema && parse(bodySchema, await readJson(c))) as z.output<B>, // safe, all three: a missing schema is its default
      };
      return render(c, await declared.handle(request, c), { status: declared.status, pictures }); // 404, 409, 501, 503
    },
  };
}

/** One that asks for no token. */
export function openOperation<R extends z.ZodType, P extends Shape = typeof Nothing>(
  declared: Told<R> & { params?: P; handle: (params: z.output<P>) => Promise<z.output<R> | Response> },
): Operation {
  const { pictures: _none, mediaTypes = [JSON_TYPE], params = Nothing, ...told } = declared;
  return {
    ...told,
    ...{ capability: null, params, query: Nothing, body: undefined, mediaTypes },
    answer: async (c) => {
      const given = parse(params, pathParameters(c)) as z.output<P>; // safe: a missing schema is its default
      queryParameters(c); // for its refusals: nothing here reads them
      return render(c, await declared.handle(given), { status: declared.status, pictures: {} });
    },
  };
}

/** Who asks, and one more of the requests they may make in a minute; the kind of principal goes into the log line. */
export async function identify(c: Context<RestEnv>): Promise<Identity> {
  const identity = await authenticate(c);
  c.set("principal", identity.kind);
  const stand = countRequest(identity);
  if (!stand) return identity;
  for (const [name, value] of Object.entries(stand.headers)) c.header(name, value);
  c.set("limits", stand.headers);
  if (stand.exceeded)
    throw new AppError("rate_limited", "too many requests in this minute", { retryAfterSeconds: stand.seconds });
  return identity;
}

/** Who asks. */
export const authenticate = (c: Context<RestEnv>): Promise<Identity> =>
  authenticateBearer(c.req.raw.headers, originOf(c));

type Rendering<R extends z.ZodType> = { status: Status | undefined; pictures: Pictures<R> };

async function render<R extends z.ZodType>(
  c: Context<RestEnv>,
  value: z.output<R> | JsonText<z.output<R>> | Response,
  { status = 200, pictures }: Rendering<R>,
): Promise<Response> {
  if (value instanceof Response) return value;
  if (status === 204) return c.body(null, status);
  if (value instanceof JsonText) {
    c.set("carried", true);
    return c.body(value.text, status, { "Content-Type": JSON_TYPE });
  }
  const wanted = preferred(c.req.header("accept"), Object.keys(pictures));
  const draw = wanted === undefined ? undefined : pictures[wanted];
  if (wanted === undefined || !draw) {
    c.set("carried", true);
    return c.json(value as object, status);
  }
  return new Response(await draw(value), { status, headers: { "Content-Type": wanted } });
}

/** The picture the client likes best, if it likes one better than JSON, which is also what anything else gets. */
function preferred(accept: string | undefined, types: readonly string[]): string | undefined {
  if (types.length === 0 || accept === undefined) return undefined;
  const ranked = accept
    .split(",")
    .map((part) => {
      const [type = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
      const q = Number(parameters.find((text) => text.startsWith("q="))?.slice(2) ?? 1);
      return { type: type === "image/*" ? types[0] : type, q };
    })
    .filter(({ type, q }) => q > 0 && (type === JSON_TYPE || types.includes(type ?? "")))
    .sort((a, b) => b.q - a.q);
  const best = ranked[0]?.type;
  return best === JSON_TYPE ? undefined : best;
}
