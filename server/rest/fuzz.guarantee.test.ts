import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { CAPABILITIES, type Capability } from "@/server/caller.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { fuzz, operationsOf } from "@/server/testing/fuzz.ts";
import type { Subject, World } from "@/server/testing/fuzz-cases.ts";
import { size } from "@/server/testing/size.ts";
import { startWeb } from "@/server/testing/start-web.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { refuse } from "./errors.ts";
import { documentOf } from "./openapi.ts";
import { openOperation, type Operation } from "./operation.ts";
import { contract } from "./operations.ts";
import type { RestEnv } from "./request.ts";
import { track } from "./track.ts";

/** Each run at CI size is the same; a nightly one is new. `FUZZ_SEED` repeats one. */
const SEED = Number(process.env.FUZZ_SEED ?? size(20_261_123, Date.now() % 2 ** 31));
const RUNS = size(20_000, 200_000);

let world: World;
let web: Awaited<ReturnType<typeof startWeb>>;
let working: NodeJS.Timeout;

beforeAll(async () => {
  web = await startWeb();
  const [own, other] = [(await newOrganization()).id, (await newOrganization()).id];
  const issue = async (permissions: Capability[]) =>
    (await issueApiKey({ organizationId: own, name: "fuzz", permissions })).key;
  const without = CAPABILITIES.map(async (one) => [one, await issue(CAPABILITIES.filter((c) => c !== one))] as const);
  const tokens = { full: await issue([...CAPABILITIES]), without: Object.fromEntries(await Promise.all(without)) };
  const [mine, foreign] = [await manyOf(12, own), await manyOf(3, other)];
  const doomed = [...(await manyOf(size(150, 1_000), own)), ...foreign];
  world = { tokens, kept: [...mine, ...foreign], doomed, cursors: [] };
  working = setInterval(() => void pool.query(MAKE_CODES), 100);
  world.cursors = await cursorsFor(world);
}, 120_000);
afterAll(async () => {
  clearInterval(working);
  await web.stop();
});

/** What a worker would do for those who wait for a code to type. */
const MAKE_CODES = `update sessions set pairing_code = 'ABCD1234', pairing_expires_at = now() + interval '1 minute'
  where pairing_phone is not null and pairing_code is null`;

async function manyOf(count: number, organizationId: string): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (let place = 0; place < count; place++) subjects.push(await newSubject(organizationId, place));
  return subjects;
}

/** A session with something of everything; every other one waits for its code to be scanned. */
async function newSubject(organizationId: string, place: number): Promise<Subject> {
  const qr = {
    desired: "running",
    status: "scan_qr_code",
    qrCode: "2@code",
    qrExpiresAt: new Date(Date.now() + 86_400_000),
  };
  const session = (await newSession({ organizationId, ...(place % 2 === 0 && qr) })).id;
  const [gid, channel] = [`12036${place}@g.us`, `12037${place}@newsletter`];
  const contact = "351215550147@s.whatsapp.net";
  const [chat] = await Promise.all([
    newChat({ sessionId: session, jid: contact }),
    newChat({ sessionId: session, jid: gid, type: "group", pinned: true }),
    newChat({ sessionId: session, jid: channel, type: "newsletter", name: "Lisbon é" }),
    prisma.contact.create({ data: { sessionId: session, jid: contact, name: "Inês Carvalho" } }),
    prisma.group.create({ data: { sessionId: session, jid: gid, subject: "Walkers" } }),
  ]);
  await prisma.groupMember.create({ data: { sessionId: session, groupJid: gid, jid: contact, role: "member" } });
  const [message] = await Promise.all([1, 2, 3].map(() => newMessage({ sessionId: session, chatId: chat.id })));
  return { session, cid: contact, gid, jid: place % 3 === 0 ? channel : contact, id: message!.id };
}

/** Real cursors of every list that gives one. */
async function cursorsFor({ kept, tokens }: World): Promise<string[]> {
  const lists = operationsOf(contract()).filter(({ parameters }) => parameters.some(({ name }) => name === "cursor"));
  const asked = lists.map(async ({ path }) => {
    const target = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(kept[0]![name] ?? ""));
    const answer = await fetch(`http://127.0.0.1:${web.port}/api/v1${target}?limit=1&q=message`, {
      headers: { authorization: `Bearer ${tokens.full}` },
    });
    return ((await answer.json()) as { nextCursor?: string | null }).nextCursor ?? [];
  });
  return (await Promise.all(asked)).flat();
}

it(`answers ${RUNS} requests made from the document as the document says`, { retry: 0 }, async () => {
  const [began, document] = [performance.now(), contract()];
  const seen = await fuzz({ document, origin: `http://127.0.0.1:${web.port}`, world, runs: RUNS, seed: SEED });
  const seconds = (performance.now() - began) / 1000;
  tellCount(
    `fuzz of the API from its document (seed ${SEED}, ${Math.round(RUNS / seconds)} a second)`,
    RUNS,
    "requests",
  );
  tellCount("fuzz of the API reached", seen.size, "pairs of operation and status");
  const without = (status: RegExp) =>
    operationsOf(document).flatMap(({ operationId: id }) =>
      [...seen.keys()].some((pair) => pair.startsWith(`${id} `) && status.test(pair)) ? [] : [id],
    );
  expect(web.alive()).toBe(true);
  expect({ successes: without(/ (20.|501)$/), refusals: without(/ 400$/) }).toEqual({ successes: [], refusals: [] });
  expect((await pool.query("select 1")).rowCount).toBe(1);
});

describe("a planted fault is found, and shrunk to a request", () => {
  const planted = { method: "get", path: "/planted", id: "planted", tag: "contract", summary: "Planted" } as const;
  const Answer = z.strictObject({ count: z.int() });
  const FAULTS: [string, Operation, RegExp][] = [
    [
      "an answer off its schema",
      openOperation({ ...planted, response: Answer, handle: () => Promise.resolve({ count: 1.5 }) }),
      /planted: answer\/count must be integer/,
    ],
    [
      "a key too many",
      openOperation({ ...planted, response: Answer, handle: () => Promise.resolve({ count: 1, more: 2 }) }),
      /must NOT have additional properties/,
    ],
    [
      "a fault of ours",
      openOperation({ ...planted, response: Answer, handle: () => Promise.reject(new Error("oh")) }),
      /status 500 is a fault/,
    ],
    [
      "an undeclared status",
      openOperation({
        ...planted,
        response: Answer,
        handle: () => Promise.resolve(Response.json({}, { status: 418 })),
      }),
      /418 is not declared/,
    ],
    [
      "another type",
      openOperation({ ...planted, response: Answer, handle: () => Promise.resolve(new Response("{}")) }),
      /text\/plain is not declared/,
    ],
  ];
  it.each(FAULTS)("%s", async (_what, operation, fault) => {
    const app = new Hono<RestEnv>().use(track).get("/api/v1/planted", (c) => operation.answer(c));
    app.onError((error, c) => refuse(error, c));
    const listener = getRequestListener(app.fetch);
    const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = fuzz({ document: documentOf([operation]), origin, world, runs: 200, seed: SEED });
    await expect(found).rejects.toThrow(fault);
    server.close().closeAllConnections();
  });
});
