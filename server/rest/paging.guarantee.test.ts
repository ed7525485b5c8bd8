import { fc } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { pool } from "@/server/db/client.ts";
import { newOrganization, newSession } from "@/server/testing/factories.ts";
import { operationsOf } from "@/server/testing/fuzz.ts";
import { startHttp } from "@/server/testing/http.ts";
import { inBundles } from "@/server/testing/matrix/requests.ts";
import { NAMED, SHELVES, type Shelf } from "@/server/testing/paging/shelves.ts";
import {
  byCursor,
  byOffset,
  byTime,
  closeWriters,
  type List,
  type Plan,
  plan,
  prepare,
  type Reader,
  walk,
} from "@/server/testing/paging/walk.ts";
import { size } from "@/server/testing/size.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { contract } from "./operations.ts";

/** Every list that the document declares, walked over HTTP while its rows change; and cursors that no list issued. */
const SEED = 7;
const WALKS = size(500, 4_000);
const CURSORS = size(16, 200);
const LISTS = operationsOf(contract()).filter(({ parameters }) => parameters.some(({ name }) => name === "cursor"));
/** Chats move, so their list has more to lose. */
const runsOf = ({ moves }: Shelf) => Math.ceil((WALKS * (moves ? 3 : 1)) / (LISTS.length + 2));
const CASES = LISTS.map(({ operationId, path }) => [operationId, path, SHELVES[operationId]!] as const);

let http: Awaited<ReturnType<typeof startHttp>>;
let organizationId: string;
let token: string;
let walks = 0;
const keyFor = async (organization: string) =>
  (await issueApiKey({ organizationId: organization, name: "k", permissions: ["read"] })).key;
beforeAll(async () => {
  http = await startHttp();
  organizationId = (await newOrganization()).id;
  token = await keyFor(organizationId);
});
afterAll(async () => {
  tellCount(`${LISTS.length} lists walked over HTTP while they change (seed ${SEED})`, walks, "runs");
  await Promise.all([http.stop(), closeWriters()]);
});

const filledIn = (path: string, session: string) =>
  `/api/v1${path}`.replaceAll(/\{(\w+)\}/g, (_all, name: string) => (name === "session" ? session : NAMED[name]!));
const get = (path: string, query: Readonly<Record<string, string>>, by = token) =>
  fetch(`${http.url}${path}?${new URLSearchParams(query)}`, { headers: { authorization: `Bearer ${by}` } });

/** The list in an organization or a session of its own. */
type Opened = List & { path: string; by: string };
async function open(path: string): Promise<Opened> {
  const ofOrganization = !path.includes("{session}");
  const place = ofOrganization ? (await newOrganization()).id : (await newSession({ organizationId })).id;
  const by = ofOrganization ? await keyFor(place) : token;
  const target = filledIn(path, place);
  const page: List["page"] = async (query) => {
    const answer = await get(target, query, by);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Awaited<ReturnType<List["page"]>>;
  };
  return { place, page, path: target, by };
}

const walked = (path: string, shelf: Shelf, reader: Reader) =>
  fc.asyncProperty(plan, async (one: Plan) => walk(shelf, await open(path), { plan: one, reader }));
const naive = async (path: string, shelf: Shelf, reader: Reader) =>
  (await fc.check(walked(path, shelf, reader), { seed: SEED, numRuns: 200, endOnFailure: true })).failed;

it("every list of the document is known here", () => {
  expect(LISTS.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(SHELVES).sort());
});

describe.concurrent.each(CASES)("%s", (_name, path, shelf) => {
  it("shows every row that stays where it is once, in order, and none that is there throughout never", async () => {
    await fc.assert(walked(path, shelf, byCursor), { seed: SEED, numRuns: runsOf(shelf) });
    walks += runsOf(shelf);
  });

  it("would not, were it read by OFFSET, or by time", async () => {
    const readers = [byOffset, ...(shelf.time === undefined ? [] : [byTime(shelf.time)])];
    for (const reader of readers) expect(await naive(path, shelf, reader)).toBe(true);
  });
});

it("would lose chats that move if nobody noted that they did", async () => {
  await pool.query("alter table chats disable trigger chats_note_moved");
  expect(await naive("/sessions/{session}/chats", SHELVES.listChats!, byCursor)).toBe(true);
  await pool.query("alter table chats enable trigger chats_note_moved");
});

describe("a cursor", () => {
  type Issued = Opened & { name: string; query: Readonly<Record<string, string>>; cursor: string };
  const row = { name: "INES and her walk", pinned: false, archived: false, unread: 2 } as const;
  const rows = Array.from({ length: 30 }, (_, n): Plan["rows"][number] => [n, { ...row, at: 1_700_000_001_000 + n }]);

  /** Cursors behind ever more rows of one list, with one filter after another. */
  async function issue([name, path, shelf]: (typeof CASES)[number], count: number): Promise<Issued[]> {
    const list = await open(path);
    await (
      await prepare(shelf, list)
    )(rows);
    const asked = Array.from({ length: count }, async (_, at) => {
      const query = shelf.filters[at % shelf.filters.length]!;
      const { nextCursor } = await list.page({ ...query, limit: String(at + 1) });
      return { ...list, name, query, cursor: nextCursor! };
    });
    return Promise.all(asked);
  }
  const issueAll = async (count: number) => (await Promise.all(CASES.map((one) => issue(one, count)))).flat();
  const answerTo = async ({ path, by, query }: Issued, cursor: string) => {
    const answer = await get(path, { ...query, cursor }, by);
    const { error } = (await answer.json()) as { error?: { code: string } };
    return `${answer.status} ${error?.code}`;
  };
  const answersTo = async (asked: [Issued, string][]) => [
    ...new Set(await inBundles(asked, ([list, cursor]) => answerTo(list, cursor))),
  ];
  const REFUSED = ["400 validation_error"];

  it("is good where it was issued, and 400 with any byte of it changed", async () => {
    const issued = await issueAll(CURSORS / CASES.length);
    expect(await answersTo(issued.map((one) => [one, one.cursor]))).toEqual(["200 undefined"]);
    const flipped = issued.flatMap((one) =>
      Array.from(one.cursor, (byte, at): [Issued, string] => {
        const other = String.fromCharCode(byte.charCodeAt(0) ^ (1 << (at % 7)));
        return [one, one.cursor.slice(0, at) + other + one.cursor.slice(at + 1)];
      }),
    );
    expect(await answersTo(flipped)).toEqual(REFUSED);
    tellCount(`each byte of ${issued.length} cursors`, flipped.length, "changes, each 400");
  });

  it("is 400 in any other list, session, organization and filter, cut, doubled, empty and far too long", async () => {
    const [mine, others] = [await issueAll(1), await issueAll(2)];
    const elsewhere = mine.flatMap((one) => others.map((other): [Issued, string] => [one, other.cursor]));
    const filtered = others.flatMap((one) => {
      const queries = SHELVES[one.name]!.filters.filter((query) => JSON.stringify(query) !== JSON.stringify(one.query));
      return queries.map((query): [Issued, string] => [{ ...one, query }, one.cursor]);
    });
    const misshapen = mine.flatMap((one) =>
      ["", "x", one.cursor.slice(1), one.cursor.slice(0, -1), one.cursor.repeat(2), "x".repeat(100_000)].map(
        (cursor): [Issued, string] => [one, cursor],
      ),
    );
    expect(elsewhere).toHaveLength(2 * CASES.length ** 2);
    expect(filtered.length).toBeGreaterThan(10);
    expect(await answersTo([...elsewhere, ...filtered, ...misshapen])).toEqual(REFUSED);
  });
});
