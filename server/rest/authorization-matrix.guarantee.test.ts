import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { CAPABILITIES } from "@/server/caller.ts";
import { prisma } from "@/server/db/client.ts";
import { closeStreams } from "@/server/events/index.ts";
import { newOrganization } from "@/server/testing/factories.ts";
import { type Cell, expected, type Target, TARGETS } from "@/server/testing/matrix/expectation.ts";
import { type Principal, restPrincipals } from "@/server/testing/matrix/principals.ts";
import { askAt, type Heard, inBundles } from "@/server/testing/matrix/requests.ts";
import { inTable, readDocument, routerTable, type Served } from "@/server/testing/matrix/walk.ts";
import { hashOfEverything, noThings, type Things, thingsIn, valueOf } from "@/server/testing/matrix/world.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { createWebServer } from "@/server/web-server.ts";
import { STATUS } from "./errors.ts";
import { contract } from "./operations.ts";

/**
 * Every path that is served × every method × everybody × everything a path can name. Nothing here knows an operation by name: what is
 * declared enters by being declared, and what the document says is checked against what the router does.
 */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];
const catalogue = readDocument(JSON.stringify(contract()));
const paths = [...new Set(catalogue.map(({ path }) => path))];
const CODES = Object.fromEntries(Object.entries(STATUS).map(([code, status]) => [status, code]));

let server: Server;
let port: number;
let mine: string;
let theirs: string;
let principals: Principal[];
let world: Record<Exclude<Target, "malformed">, Things>;
let cells = 0;

beforeAll(async () => {
  server = createWebServer((_request, response) => Promise.resolve(void response.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  [mine, theirs] = [(await newOrganization()).id, (await newOrganization()).id];
  principals = await restPrincipals(mine, theirs);
  world = {
    mine: await thingsIn(mine),
    theirs: await thingsIn(theirs),
    deleted: await thingsIn(mine),
    never: noThings(),
  };
  await prisma.session.delete({ where: { id: world.deleted.session } });
});
afterAll(async () => {
  tellCount("authorization matrix, REST", cells, "cells");
  closeStreams();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const declaredAs = (path: string, method: string): Served | undefined =>
  catalogue.find((served) => served.path === path && served.method === (method === "HEAD" ? "GET" : method));

/** A thing of its own makes a difference only where there is one beside the session, and the method means something. */
function targetsOf(path: string, method: string): [Target, Target][] {
  if (!/\{(?!asset)/.test(path)) return [["mine", "mine"]];
  const same = TARGETS.map((target): [Target, Target] => [target, target]);
  const beside = declaredAs(path, method) && /\{(?!session)/.test(path);
  return beside ? [...same, ...TARGETS.slice(1).map((thing): [Target, Target] => ["mine", thing])] : same;
}

const cellsOf = (path: string): Cell[] =>
  METHODS.flatMap((method) =>
    targetsOf(path, method).flatMap(([session, thing]) =>
      principals.map((principal) => ({ path, method, served: declaredAs(path, method), principal, session, thing })),
    ),
  );

/** Whoever may change what is theirs does it to things made for that one cell. */
const changes = (cell: Cell) =>
  cell.served !== undefined &&
  !["GET", "HEAD", "OPTIONS"].includes(cell.method) &&
  expected(cell).some((status) => status < 300);

async function fill({ path, session, thing }: Cell, fresh: boolean): Promise<string> {
  const made = fresh ? await thingsIn(session === "theirs" ? theirs : mine) : undefined;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const target = name === "session" ? session : thing;
    if (target === "malformed") return "%FF";
    return encodeURIComponent(valueOf(name, path, made ?? world[target]));
  });
  return `/api/v1${filled}`;
}

async function ask(cell: Cell): Promise<Heard> {
  cells++;
  const { method, served, principal } = cell;
  const path = await fill(cell, changes(cell));
  const body = served && method !== "HEAD" ? served.body : undefined;
  return askAt(port, {
    method,
    path: served?.query ? `${path}?${served.query}` : path,
    headers: {
      ...principal.headers,
      "x-request-id": "same",
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    body,
  });
}

const nameOf = ({ method, path, principal, session, thing }: Cell) =>
  `${method} ${path} by ${principal.name} for ${session === thing ? session : `${thing} in ${session}`}`;

function judge(cell: Cell, { status, headers, text }: Heard): string[] {
  const right = expected(cell);
  const wrong = [
    !right.includes(status) && `${status}, expected ${right.join(" or ")}`,
    ...wrongHeaders(status, headers),
    status >= 400 && cell.method !== "HEAD" && wrongEnvelope(cell, status, text),
  ];
  return wrong.flatMap((what) => (what === false ? [] : [`${nameOf(cell)}: ${what}`]));
}

const wrongHeaders = (status: number, headers: Heard["headers"]) => [
  headers["x-request-id"] !== "same" && "no request id",
  !headers["cache-control"]?.startsWith("private, no-store") && "may be stored",
  status === 401 && headers["www-authenticate"] !== "Bearer" && "401 without WWW-Authenticate",
  status === 405 && !headers.allow?.includes("OPTIONS") && "405 without Allow",
];

function wrongEnvelope({ served }: Cell, status: number, text: string): string | false {
  const { code, message, details } = (JSON.parse(text) as { error: Record<string, any> }).error;
  if (CODES[status] !== code || typeof message !== "string") return `${status} with code ${String(code)}`;
  return status === 403 && details.required !== served?.capability && `403 requires ${String(details.required)}`;
}

/** What is another's, what was and what never was: one answer, in every byte. */
function differences(asked: readonly { cell: Cell; heard: Heard }[]): string[] {
  const first = new Map<string, string>();
  return asked.flatMap(({ cell, heard: { status, text, headers } }) => {
    if (status !== 404) return [];
    const asker = `${cell.method} ${cell.principal.name} ${cell.session === cell.thing}`;
    const bytes = JSON.stringify([text, headers]);
    if (!first.has(asker)) first.set(asker, bytes);
    return first.get(asker) === bytes ? [] : [`${nameOf(cell)}: ${bytes} is not ${first.get(asker)}`];
  });
}

describe("the document and the router", () => {
  it("serve the same, and each thing once", async () => {
    const { text } = await askAt(port, { method: "GET", path: "/api/v1/openapi.json", headers: {} });
    const documented = readDocument(text).map(inTable).sort();
    expect(documented).toEqual(routerTable().sort());
    expect(new Set(documented).size).toBe(documented.length);
    expect(principals.length).toBeGreaterThanOrEqual(23);
  });
});

describe("each cell", () => {
  it.each(paths)("%s", async (path) => {
    const all = cellsOf(path);
    const [acting, refused] = [all.filter(changes), all.filter((cell) => !changes(cell))];
    const before = await hashOfEverything();
    const asked = await inBundles(refused, async (cell) => ({ cell, heard: await ask(cell) }));
    expect(await hashOfEverything(), "who is refused changes nothing").toEqual(before);
    asked.push(...(await inBundles(acting, async (cell) => ({ cell, heard: await ask(cell) }), 4)));
    expect(asked.flatMap(({ cell, heard }) => judge(cell, heard)).slice(0, 20)).toEqual([]);
    expect(differences(asked).slice(0, 5)).toEqual([]);
    if (expected(all[0]!)[0] !== 200) expect(asked.some(({ heard }) => heard.status === 401)).toBe(true);
  });
});

describe("another organization's things, given elsewhere than in the path,", () => {
  const foreignAndNone = async (
    path: (id: string) => string,
    headers: (id: string) => Record<string, string> = () => ({}),
  ) => {
    const token = await keyFor(mine);
    return inBundles([world.theirs.session, world.deleted.session, world.never.session], (id) =>
      askAt(port, { method: "GET", path: path(id), headers: { ...token, "x-request-id": "same", ...headers(id) } }),
    );
  };

  it("are not there in a filter", async () => {
    const answers = await foreignAndNone((id) => `/api/v1/events?session=${id}`);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it("are no cursor: another organization's is as good as junk", async () => {
    const their = await keyFor(theirs);
    const second = await askAt(port, {
      method: "POST",
      path: "/api/v1/sessions",
      headers: { ...their, "content-type": "application/json" },
      body: `{"start":false}`,
    });
    expect(second.status).toBe(201);
    const page = await askAt(port, { method: "GET", path: "/api/v1/sessions?limit=1", headers: their });
    const { nextCursor } = JSON.parse(page.text) as { nextCursor: string };
    const token = await keyFor(mine);
    const answers = await inBundles([nextCursor, "junk"], (cursor) =>
      askAt(port, {
        method: "GET",
        path: `/api/v1/sessions?cursor=${cursor}`,
        headers: { ...token, "x-request-id": "same" },
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.status).toBe(400);
  });
});

const keyFor = async (organizationId: string) => {
  const { key } = await issueApiKey({ organizationId, name: "k", permissions: [...CAPABILITIES] });
  return { authorization: `Bearer ${key}` };
};
