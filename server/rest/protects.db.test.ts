import { afterAll, beforeAll, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { CAPABILITIES, type Capability } from "@/server/caller.ts";
import { newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { envelopeOf } from "./errors.ts";
import { operations } from "./operations.ts";

/** Every operation that asks for a token, as it is declared: a new one is held to this without being named here. */
const guarded = operations.flatMap((operation) =>
  operation.capability === null ? [] : [{ ...operation, capability: operation.capability }],
);
const scoped = guarded.filter(({ path, query }) => path.includes("{session}") || "session" in query.shape);

let http: Awaited<ReturnType<typeof startHttp>>;
let own: string;
let foreign: { session: string; chat: string; message: string };
const keys = new Map<string, string>();

beforeAll(async () => {
  http = await startHttp();
  const [mine, other] = [await newOrganization(), await newOrganization()];
  const issue = async (permissions: Capability[]) =>
    (await issueApiKey({ organizationId: mine.id, name: "k", permissions })).key;
  keys.set("all", await issue([...CAPABILITIES]));
  for (const without of CAPABILITIES) keys.set(without, await issue(CAPABILITIES.filter((one) => one !== without)));
  own = (await newSession({ organizationId: mine.id })).id;
  const session = (await newSession({ organizationId: other.id })).id;
  const chat = await newChat({ sessionId: session });
  foreign = { session, chat: chat.jid, message: (await newMessage({ sessionId: session, chatId: chat.id })).id };
});
afterAll(() => http.stop());

type Filled = (typeof guarded)[number];
type Names = { session: string; thing?: string };

/** What each operation needs to be well-formed. */
const QUERIES: Readonly<Record<string, string>> = { searchMessages: "q=word" };

function targetOf({ id, path, verb, query }: Filled, { session, thing = "nobody@s.whatsapp.net" }: Names) {
  const filled = path
    .replace("{session}", encodeURIComponent(session))
    .replaceAll(/\{\w+\}/g, encodeURIComponent(thing));
  const asked = [QUERIES[id], "session" in query.shape ? `session=${encodeURIComponent(session)}` : undefined];
  return `/api/v1${filled}${verb === undefined ? "" : `:${verb}`}?${asked.filter(Boolean).join("&")}`;
}
const send = (operation: Filled, names: Names, token?: string) =>
  http.ask(targetOf(operation, names), {
    method: operation.method.toUpperCase(),
    ...(token !== undefined && { token }),
    headers: { "x-request-id": "same" },
  });

it.each(guarded.map((operation) => [operation.id, operation] as const))(
  "%s: 401 first, then 403",
  async (_id, operation) => {
    for (const session of [own, foreign.session, "none"]) {
      const stranger = await send(operation, { session });
      expect(stranger.json).toEqual(envelopeOf("unauthorized").parse(stranger.json));
      expect([stranger.status, stranger.headers["www-authenticate"]]).toEqual([401, "Bearer"]);
      const weak = await send(operation, { session }, keys.get(operation.capability));
      expect([weak.status, weak.json.error.details]).toEqual([403, { required: operation.capability }]);
    }
  },
);

it.each(scoped.map((operation) => [operation.id, operation] as const))(
  "%s: what is another's and what never was are one answer",
  async (_id, operation) => {
    const answers = [];
    for (const thing of [foreign.chat, foreign.message, undefined])
      for (const session of [
        foreign.session,
        "01JZZZZZZZZZZZZZZZZZZZZZZZ",
        "x".repeat(9_000),
        ...(operation.path.includes("{session}") ? ["\0"] : []),
      ])
        answers.push(await send(operation, { session, ...(thing !== undefined && { thing }) }, keys.get("all")));
    for (const { status, text, headers } of answers) {
      const { date: _date, ...same } = headers;
      const { date: _first, ...expected } = answers[0]!.headers;
      expect([status, text, same]).toEqual([404, answers[0]!.text, expected]);
    }
    expect(answers[0]!.json.error.message).toBe("session not found");
  },
);

it.each(scoped.filter(({ path }) => /\{(?!session)/.test(path)).map((operation) => [operation.id, operation] as const))(
  "%s: another's thing is not in a session of mine",
  async (_id, operation) => {
    const [its, none] = await Promise.all(
      [operation.path.includes("/messages/") ? foreign.message : foreign.chat, "nothing"].map((thing) =>
        send(operation, { session: own, thing }, keys.get("all")),
      ),
    );
    expect([404, 501]).toContain(its!.status);
    expect([its!.status, its!.text]).toEqual([none!.status, none!.text]);
  },
);
