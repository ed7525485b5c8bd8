import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { z } from "zod";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { isAuthorized } from "./secret.ts";
import { verbs } from "./verbs.ts";

const LONGEST_BODY = 1 << 20;

/** `GET /healthz` for everybody; `POST /admin/<verb>`, JSON in and out, for who holds the secret. */
export function controlHandler(world: World, secret: string): RequestListener {
  return (request, response) => {
    answer(world, secret, request).then(
      (body) => send(response, 200, body),
      (error: unknown) => send(response, ...failure(world, error)),
    );
  };
}

async function answer(world: World, secret: string, request: IncomingMessage): Promise<unknown> {
  const path = (request.url ?? "").split("?")[0] ?? "";
  if (request.method === "GET" && path === "/healthz") return { status: "ok" };
  if (!isAuthorized(request.headers.authorization, secret))
    throw new ControlError(401, "The control secret is missing or wrong.");
  const name = path.startsWith("/admin/") ? path.slice("/admin/".length) : "";
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) throw new ControlError(404, `There is no control verb "${name}".`);
  if (request.method !== "POST") throw new ControlError(405, "Control verbs are called with POST.");
  return verb(world, await readJson(request));
}

/** Reads to the end in any case: a connection with a body left in it would hang the next request. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= LONGEST_BODY) parts.push(part);
  }
  if (length > LONGEST_BODY) throw new ControlError(413, "The request body is too long.");
  const text = Buffer.concat(parts).toString();
  if (text === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ControlError(400, "The request body is not JSON.");
  }
}

function failure(world: World, error: unknown): [status: number, body: unknown] {
  if (error instanceof ControlError) return [error.status, { error: error.message }];
  if (error instanceof z.ZodError)
    return [400, { error: `The request is wrong: ${z.prettifyError(error).replaceAll("\n", " ")}.` }];
  world.log.warn({ err: error }, "a control verb failed");
  return [500, { error: "The sandbox failed." }];
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
