import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { type Capability, capabilitiesOf, type Role, ROLES } from "@/server/caller.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { env, secrets } from "@/server/env.ts";
import { closeStreams } from "@/server/events/index.ts";
import { newMember, newOrganization } from "@/server/testing/factories.ts";
import { askAt, inBundles } from "@/server/testing/matrix/requests.ts";
import { hashOfEverything, noThings, type Things, thingsIn } from "@/server/testing/matrix/world.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { createWebServer } from "@/server/web-server.ts";
import { appRouter } from "./root.ts";

/** Every procedure of the router × everybody who can come with a cookie × where they come from. Procedures enter by being declared. */
type Procedure = { name: string; type: string; access: Capability | null | undefined; input: z.ZodType | undefined };
type Declared = { _def: { type: string; meta?: { capability: Capability | null }; inputs: z.ZodType[] } };
const procedures: Procedure[] = Object.entries(appRouter._def.procedures as unknown as Record<string, Declared>).map(
  ([name, { _def }]) => ({ name, type: _def.type, access: _def.meta?.capability, input: _def.inputs[0] }),
);

type Principal = {
  name: string;
  headers: Record<string, string>;
  status: 400 | 401 | undefined;
  holds: ReadonlySet<string>;
};
const ORIGINS = { own: env.publicUrl, foreign: "https://evil.example", none: undefined };

let server: Server;
let port: number;
let principals: Principal[];
let world: Record<"theirs" | "never", Things>;
let mine: string;
let cells = 0;

const cookieOf = async (sub: string, organizationId: string, more: { secret?: string; maxAge?: number } = {}) =>
  `sb.login=${await encode({ token: { sub, organizationId }, secret: secrets().nextauthSecret, ...more })}`;

beforeAll(async () => {
  server = createWebServer((_request, response) => Promise.resolve(void response.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  mine = (await newOrganization()).id;
  const theirs = (await newOrganization()).id;
  world = { theirs: await thingsIn(theirs), never: noThings() };
  principals = await everybody(theirs);
});
afterAll(async () => {
  tellCount("authorization matrix, tRPC", cells, "cells");
  closeStreams();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function everybody(theirs: string): Promise<Principal[]> {
  const { id } = await newMember(mine, "owner");
  const gone = await newMember(mine, "owner");
  await prisma.membership.deleteMany({ where: { userId: gone.id } });
  const { key } = await issueApiKey({
    organizationId: mine,
    name: "k",
    permissions: ["manage", "read", "send", "events"],
  });
  const token = { authorization: `Bearer ${key}` };
  const cookie = await cookieOf(id, mine);
  const nobody = (name: string, headers: Record<string, string>, status: 400 | 401 = 401): Principal => ({
    ...{ name, headers, status, holds: new Set() },
  });
  const member = async (role: Role, organizationId: string): Promise<Principal> => {
    const user = await newMember(organizationId, role);
    const headers = { cookie: await cookieOf(user.id, organizationId) };
    return {
      name: `${role} of ${organizationId === mine ? "mine" : "another"}`,
      headers,
      status: undefined,
      holds: capabilitiesOf(role),
    };
  };
  return [
    nobody("no cookie", {}),
    nobody("a junk cookie", { cookie: "sb.login=junk" }),
    nobody("a cookie that has run out", { cookie: await cookieOf(id, mine, { maxAge: -60 }) }),
    nobody("a cookie made with another secret", {
      cookie: await cookieOf(id, mine, { secret: "another secret, as long" }),
    }),
    nobody("a cookie for an organization that the person is not in", { cookie: await cookieOf(id, theirs) }),
    nobody("a removed member", { cookie: await cookieOf(gone.id, mine) }),
    nobody("an api-key", token),
    nobody("an api-key beside the cookie", { ...token, cookie }, 400),
    nobody("an X-Api-Key beside the cookie", { "x-api-key": key, cookie }, 400),
    ...(await Promise.all(ROLES.map((role) => member(role, mine)))),
    await member("owner", theirs),
  ];
}

/** The order is: where from, who, may they. `undefined`: allowed, and what the procedure then says is its own. */
function expected({ type, access }: Procedure, { status, holds }: Principal, origin: keyof typeof ORIGINS) {
  if (type === "mutation" && origin !== "own") return 403;
  if (status !== undefined) return status;
  return access !== null && access !== undefined && !holds.has(access) ? 403 : undefined;
}

type Call = { procedure: Procedure; headers: Record<string, string>; input: unknown; origin?: string | undefined };

async function call({ procedure: { name, type }, headers, input, origin = env.publicUrl }: Call) {
  cells++;
  const told = {
    ...headers,
    host: new URL(env.publicUrl).host,
    "x-request-id": "same",
    ...(origin !== "" && { origin }),
  };
  const text = JSON.stringify(input);
  if (type === "mutation") {
    const typed = { ...told, "content-type": "application/json" };
    return askAt(port, { method: "POST", path: `/api/trpc/${name}`, headers: typed, body: text });
  }
  const hear = type === "subscription" ? "httpStatus" : undefined; // a stream begins before it is refused, and says so in a line
  const path = `/api/trpc/${name}?input=${encodeURIComponent(text)}`;
  const heard = await askAt(port, { method: "GET", path, headers: told, hear });
  return hear === undefined ? heard : { ...heard, status: Number(/"httpStatus":(\d+)/.exec(heard.text)?.[1]) };
}

type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  oneOf?: Schema[];
};

/** The smallest input of that shape which names these things; a property that means one is known by its name. */
function sample(schema: Schema, things: Things, name = ""): unknown {
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choice) return sample(choice[0]!, things, name);
  if (schema.type === "object") return sampleObject(schema, things);
  if (schema.type === "array")
    return Array.from({ length: schema.minItems ?? 1 }, () => sample(schema.items ?? {}, things, name));
  return simple(schema, things, name);
}

function simple(
  { type = "string", minimum = 1, ...fixed }: Schema,
  { session, cid, gid, message }: Things,
  name: string,
): unknown {
  const named: Record<string, string> = {
    session,
    chat: cid,
    cid,
    jid: cid,
    gid,
    id: message,
    phoneNumber: "+351 21 555 0147",
  };
  if (fixed.const !== undefined || fixed.enum) return fixed.const ?? fixed.enum?.[0];
  return { string: named[name.replace(/s$/, "")] ?? "word", integer: minimum, number: 1, boolean: true }[type] ?? null;
}

function sampleObject({ properties = {}, required = [] }: Schema, things: Things): object {
  const wanted = Object.entries(properties).filter(([key]) => required.includes(key) || /^sessions?$/.test(key));
  return Object.fromEntries(wanted.map(([key, inner]) => [key, sample(inner, things, key)]));
}

const inputOf = ({ input }: Procedure, things: Things) =>
  input && sample(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema, things);

describe("the dashboard's procedures", () => {
  it("say of themselves what they ask for", () => {
    const unsaid = procedures.filter(({ access }) => access === undefined).map(({ name }) => name);
    expect(unsaid.filter((name) => !OPEN.has(name))).toEqual([]);
    expect(procedures.length).toBeGreaterThan(20);
  });

  it.each(procedures.map((procedure) => [procedure.name, procedure] as const))(
    "%s: refuses whom it must",
    async (_name, procedure) => {
      const all = principals.flatMap((principal) =>
        (Object.keys(ORIGINS) as (keyof typeof ORIGINS)[]).map((origin) => ({
          principal,
          origin,
          right: expected(procedure, principal, origin),
        })),
      );
      const refused = OPEN.has(procedure.name) ? [] : all.filter(({ right }) => right !== undefined);
      const before = await hashOfEverything();
      const answers = await inBundles(refused, ({ principal, origin }) =>
        call({
          procedure,
          headers: principal.headers,
          input: inputOf(procedure, world.theirs),
          origin: ORIGINS[origin] ?? "",
        }),
      );
      const wrong = refused.flatMap(({ principal, origin, right }, at) =>
        answers[at]!.status === right
          ? []
          : [`${principal.name} from ${origin}: ${answers[at]!.status}, expected ${right}`],
      );
      expect(wrong).toEqual([]);
      expect(await hashOfEverything()).toEqual(before);
    },
  );

  it.each(
    procedures.filter(({ access, input }) => access && input).map((procedure) => [procedure.name, procedure] as const),
  )("%s: another's and none at all are one answer, and change nothing", async (name, procedure) => {
    const { id } = await newMember(mine, "owner");
    const headers = { cookie: await cookieOf(id, mine) };
    const untouched = async () =>
      (await pool.query("select (select count(*) from sessions) + (select count(*) from outbox) as n")).rows;
    const before = await untouched();
    const answers = await inBundles([world.theirs, world.never], (things) =>
      call({ procedure, headers, input: inputOf(procedure, things) }),
    );
    expect(answers[0]!.status, answers[0]!.text).not.toBe(500);
    const named = Object.hasOwn(Object(inputOf(procedure, world.never)) as object, "session");
    if (!named) return;
    expect(answers[0]).toEqual(answers[1]);
    expect([404, 200], `${name}: ${answers[0]!.text}`).toContain(answers[0]!.status);
    expect(await untouched()).toEqual(before);
  });
});

/** Asked by people who are not logged in yet; each is held to its own rules by a test beside it. */
const OPEN: ReadonlySet<string> = new Set(["invitations.get", "invitations.join", "invitations.enter"]);
