import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { CAPABILITIES } from "@/server/caller.ts";
import { newChat, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startWeb } from "@/server/testing/start-web.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { STATUS } from "./errors.ts";

/** Bytes as no client would send them, on a socket: each is answered in the envelope or hung up on, at once, and never by a fault of ours. */
const HANG_MS = 5_000;
const CUT_OFF = 0; // the server closes without an answer

let web: Awaited<ReturnType<typeof startWeb>>;
let key = "";
let session = "";
let chat = "";

beforeAll(async () => {
  web = await startWeb();
  const { id: organizationId } = await newOrganization();
  key = (await issueApiKey({ organizationId, name: "raw", permissions: [...CAPABILITIES] })).key;
  session = (await newSession({ organizationId })).id;
  chat = (await newChat({ sessionId: session })).jid;
}, 60_000);
afterAll(() => web.stop());

type Answer = { status: number; head: string; body: string };

/** Sends the parts, a breath apart, and takes what comes until the server is done or nothing comes any more. */
function send(...parts: (string | Buffer)[]): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket: Socket = connect(web.port, "127.0.0.1", () => void write(socket, parts));
    const end = () => {
      clearTimeout(hang);
      socket.destroy();
      resolve(answersIn(Buffer.concat(chunks).toString("latin1")));
    };
    const hang = setTimeout(() => (chunks.length > 0 ? end() : reject(new Error("nothing came in time"))), HANG_MS);
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", end).on("close", end);
  });
}

async function write(socket: Socket, parts: (string | Buffer)[]): Promise<void> {
  for (const part of parts) {
    if (socket.writable) socket.write(part);
    await pause(parts.length > 1 ? 20 : 0);
  }
}

/** One after the other, each as long as it says. */
function answersIn(text: string): Answer[] {
  const [head, ...rest] = text.split("\r\n\r\n");
  if (!head?.startsWith("HTTP/1.")) return [];
  const after = rest.join("\r\n\r\n");
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? after.length);
  const answer = {
    status: Number(head.split(" ")[1]),
    head: head.toLowerCase(),
    body: Buffer.from(after.slice(0, length), "latin1").toString(),
  };
  return [...(answer.status === 100 ? [] : [answer]), ...answersIn(after.slice(answer.status === 100 ? 0 : length))];
}

const lines = (...all: string[]) => `${all.join("\r\n")}\r\n\r\n`;
/** A whole request, allowed and the last on its connection. */
const ask = (line: string, ...headers: string[]) =>
  lines(line, "Host: localhost", `Authorization: Bearer ${key}`, "Connection: close", ...headers);
const get = (path: string, ...headers: string[]) => ask(`GET ${path} HTTP/1.1`, ...headers);
const SESSIONS = "/api/v1/sessions";
const post = (body: string | Buffer, type = "Content-Type: application/json", path = SESSIONS) =>
  Buffer.concat([
    Buffer.from(ask(`POST ${path} HTTP/1.1`, `Content-Length: ${Buffer.byteLength(body)}`, type)),
    Buffer.from(body),
  ]);
const chunked = (body: string, ...headers: string[]) =>
  ask(`POST ${SESSIONS} HTTP/1.1`, "Content-Type: application/json", "Transfer-Encoding: chunked", ...headers) + body;
const at = (path: string) => path.replace("SESSION", session).replace("CHAT", chat);

type Raw = [what: string, parts: () => (string | Buffer)[], ...statuses: number[]];

const PATHS: Raw[] = [
  ["a lone percent sign", () => [get(`${SESSIONS}/%`)], 400],
  ["percent and letters", () => [get(`${SESSIONS}/%zz`)], 400],
  ["a byte that is not UTF-8", () => [get(`${SESSIONS}/%FF`)], 400],
  ["half a character", () => [get(`${SESSIONS}/%E0%80`)], 400],
  ["an overlong slash", () => [get(`${SESSIONS}/%C0%AF`)], 400],
  ["a NUL, encoded", () => [get(`${SESSIONS}/%00`)], 404],
  ["a NUL as it is", () => [get(`${SESSIONS}/\0`)], 400, 404],
  ["a slash in an id", () => [get(`${SESSIONS}/a%2Fb`)], 404],
  ["two slashes", () => [get("/api/v1//sessions")], 404],
  ["a trailing slash", () => [get(`${SESSIONS}/`)], 404],
  ["dot segments", () => [get(`${SESSIONS}/../sessions`)], 200, 404],
  ["dot segments, encoded", () => [get(`${SESSIONS}/%2e%2e/sessions`)], 404],
  ["out of the API and back", () => [get("/api/v1/../../api/v1/sessions")], 200, 404],
  ["a backslash", () => [get("/api/v1\\sessions")], 400, 404],
  ["a fragment", () => [get(`${SESSIONS}#top`)], 200, 400, 404],
  ["a path of 100 kB", () => [get(`${SESSIONS}/${"a".repeat(100_000)}`)], 404],
  ["a path of 400 kB", () => [get(`${SESSIONS}/${"a".repeat(400_000)}`)], 431, CUT_OFF],
  ["bytes above ASCII", () => [Buffer.from(get(`${SESSIONS}/é`), "latin1")], 400, 404],
  ["an address as it is", () => [get(at("/api/v1/sessions/SESSION/chats/CHAT"))], 200],
  ["an address, encoded wholly", () => [get(at("/api/v1/sessions/SESSION/chats/CHAT").replace("@", "%40"))], 200],
  ["a verb by colon", () => [ask(at("POST /api/v1/sessions/SESSION/chats/CHAT:read HTTP/1.1"))], 200],
  ["a verb by slash", () => [ask(at("POST /api/v1/sessions/SESSION/chats/CHAT/read HTTP/1.1"))], 200],
  ["a verb by an encoded colon", () => [ask(at("POST /api/v1/sessions/SESSION/chats/CHAT%3Aread HTTP/1.1"))], 200],
  ["a verb by a small encoded colon", () => [ask(at("POST /api/v1/sessions/SESSION/chats/CHAT%3aread HTTP/1.1"))], 200],
  ["a verb by GET", () => [get(at("/api/v1/sessions/SESSION/chats/CHAT:read"))], 405],
  ["a verb that is none", () => [ask(at("POST /api/v1/sessions/SESSION/chats/CHAT:eat HTTP/1.1"))], 404, 405],
  ["a verb twice", () => [ask(at("POST /api/v1/sessions/SESSION/chats/CHAT:read:read HTTP/1.1"))], 404],
  [
    "the write that is not there",
    () => [ask(at("POST /api/v1/sessions/SESSION/channels/1@newsletter:unfollow HTTP/1.1"))],
    501,
  ],
  ["a broken query", () => [get(`${SESSIONS}?limit=%`)], 400],
  ["a parameter twice", () => [get(`${SESSIONS}?limit=1&limit=1`)], 400],
  ["a NUL in the query", () => [get(`${SESSIONS}?cursor=%00`)], 400],
  [
    "10,000 parameters",
    () => [get(`${SESSIONS}?${Array.from({ length: 10_000 }, (_, n) => `a${n}=1`).join("&")}`)],
    200,
  ],
];

const METHODS: Raw[] = [
  ["TRACE", () => [ask(`TRACE ${SESSIONS} HTTP/1.1`)], 405],
  ["CONNECT", () => [ask("CONNECT localhost:443 HTTP/1.1")], 400, 405, CUT_OFF],
  ["CONNECT to a path", () => [ask(`CONNECT ${SESSIONS} HTTP/1.1`)], 400, 405, CUT_OFF],
  ["the absolute form", () => [get("http://evil.example/api/v1/sessions")], 400],
  ["OPTIONS of everything", () => [ask("OPTIONS * HTTP/1.1")], 400],
  ["OPTIONS", () => [ask(`OPTIONS ${SESSIONS} HTTP/1.1`)], 204],
  ["HEAD", () => [ask(`HEAD ${SESSIONS} HTTP/1.1`)], 200],
  ["HEAD of nothing", () => [ask("HEAD /api/v1/nothing HTTP/1.1")], 404],
  ["PUT", () => [ask(`PUT ${SESSIONS} HTTP/1.1`)], 405],
  ["PROPFIND", () => [ask(`PROPFIND ${SESSIONS} HTTP/1.1`)], 405],
  ["a method that is none", () => [ask(`EAT ${SESSIONS} HTTP/1.1`)], 400],
  ["a method in small letters", () => [ask(`get ${SESSIONS} HTTP/1.1`)], 400],
  ["HTTP/0.9", () => [`GET ${SESSIONS}\r\n\r\n`], 400],
  ["HTTP/1.0", () => [lines(`GET ${SESSIONS} HTTP/1.0`, "Host: localhost", `Authorization: Bearer ${key}`)], 200],
  ["HTTP/1.0 without a Host", () => [lines(`GET ${SESSIONS} HTTP/1.0`, `Authorization: Bearer ${key}`)], 200, 400],
  ["HTTP/3.0", () => [ask(`GET ${SESSIONS} HTTP/3.0`)], 400],
  ["the preface of HTTP/2", () => ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"], 400],
  ["a TLS greeting", () => [Buffer.from("16030100f1010000ed0303", "hex")], 400],
  ["an upgrade to a WebSocket", () => [get(SESSIONS, "Upgrade: websocket")], 200, 400],
  ["nothing but lines", () => ["\r\n\r\n\r\n\r\n", get(SESSIONS)], 200],
  ["garbage", () => ["\u0001\u0002\u0003\r\n\r\n"], 400],
];

const HEADERS: Raw[] = [
  ["no Host", () => [lines(`GET ${SESSIONS} HTTP/1.1`, `Authorization: Bearer ${key}`, "Connection: close")], 200, 400],
  ["Host twice", () => [get(SESSIONS, "Host: evil.example")], 200, 400],
  [
    "a Host that is none",
    () => [lines(`GET ${SESSIONS} HTTP/1.1`, "Host: a b", `Authorization: Bearer ${key}`, "Connection: close")],
    400,
  ],
  ["Authorization twice", () => [get(SESSIONS, `Authorization: Bearer ${key}`)], 200, 401],
  [
    "Content-Length twice",
    () => [ask(`POST ${SESSIONS} HTTP/1.1`, "Content-Length: 2", "Content-Length: 3") + "{}"],
    400,
  ],
  ["a Content-Length that is none", () => [ask(`POST ${SESSIONS} HTTP/1.1`, "Content-Length: two") + "{}"], 400],
  ["a negative Content-Length", () => [ask(`POST ${SESSIONS} HTTP/1.1`, "Content-Length: -1") + "{}"], 400],
  ["length and chunks at once", () => [chunked("0\r\n\r\n", "Content-Length: 5")], 400],
  ["a header of 300 kB", () => [get(SESSIONS, `X-A: ${"a".repeat(300_000)}`)], 431, CUT_OFF],
  ["1,000 headers", () => [get(SESSIONS, ...Array.from({ length: 1_000 }, (_, n) => `X-A${n}: 1`))], 200],
  ["10,000 headers", () => [get(SESSIONS, ...Array.from({ length: 10_000 }, (_, n) => `X-A${n}: 1`))], 200, 431],
  ["a header without a colon", () => [get(SESSIONS, "nothing")], 400],
  ["a header with a space before its colon", () => [get(SESSIONS, "X-A : 1")], 400],
  ["a folded header", () => [get(SESSIONS, "X-A: 1\r\n 2")], 200, 400],
  ["a NUL in a header", () => [get(SESSIONS, "X-A: a\0b")], 400],
  ["a bare CR in a header", () => [get(SESSIONS, "X-A: a\rX-B: b")], 400],
  ["a request id that would split the answer", () => [get(SESSIONS, "X-Request-Id: a%0d%0aSet-Cookie: b")], 200],
  [
    "a token of 20 kB",
    () => [
      lines(`GET ${SESSIONS} HTTP/1.1`, "Host: a", `Authorization: Bearer ${"a".repeat(20_000)}`, "Connection: close"),
    ],
    401,
  ],
  ["headers that come slowly", () => get(SESSIONS).match(/[^]{1,9}/g)!, 200],
  ["two requests at once", () => [get(SESSIONS).replace("Connection: close\r\n", "") + get(SESSIONS)], 200],
  [
    "thirty requests at once",
    () => [get(SESSIONS).replace("Connection: close\r\n", "").repeat(29) + get(SESSIONS)],
    200,
  ],
  [
    "a refused one and a second behind it",
    () => [get(`${SESSIONS}/%`).replace("Connection: close\r\n", "") + get(SESSIONS)],
    200,
    400,
  ],
];

const BODIES: Raw[] = [
  ["no content type", () => [post("{}", "X-A: b")], 415],
  ["another content type", () => [post("{}", "Content-Type: text/plain")], 415],
  ["a form", () => [post("a=b", "Content-Type: application/x-www-form-urlencoded")], 415],
  ["a content type of 9 kB", () => [post("{}", `Content-Type: ${"a".repeat(9_000)}`)], 415],
  [
    "UTF-16, as it says",
    () => [post(Buffer.from("{}", "utf16le"), "Content-Type: application/json; charset=utf-16")],
    415,
  ],
  ["UTF-16, as it does not say", () => [post(Buffer.from("{}", "utf16le"))], 400],
  ["what is not UTF-8", () => [post(Buffer.from('{"label":"\xFF"}', "latin1"))], 400],
  ["gzip", () => [post(gzipSync("{}"), "Content-Type: application/json\r\nContent-Encoding: gzip")], 415],
  ["half of a JSON", () => [post('{"label":')], 400],
  ["NaN", () => [post('{"start":NaN}')], 400],
  ["an array", () => [post("[]")], 400],
  ["null", () => [post("null")], 400],
  ["20,000 brackets", () => [post("[".repeat(20_000))], 400],
  ["500,000 brackets, closed", () => [post("[".repeat(500_000) + "]".repeat(500_000))], 400],
  ["__proto__", () => [post('{"__proto__":{"start":false}}')], 400],
  ["constructor", () => [post('{"constructor":{"prototype":{}}}')], 400],
  ["a surrogate alone", () => [post('{"label":"\\ud800"}')], 400],
  ["a NUL in a text", () => [post('{"label":"a\\u0000b"}')], 400],
  ["a number beyond all", () => [post('{"start":1e999}')], 400],
  ["2 MiB", () => [post(`"${"a".repeat(2 * 1024 * 1024)}"`)], 413, CUT_OFF],
  [
    "2 MiB announced, nothing sent",
    () => [ask(`POST ${SESSIONS} HTTP/1.1`, "Content-Type: application/json", "Content-Length: 2097152")],
    413,
  ],
  [
    "2 MiB in chunks",
    () => [chunked(`${"a".repeat(2 * 1024 * 1024).replaceAll(/.{65536}/g, "10000\r\n$&\r\n")}0\r\n\r\n`)],
    413,
    CUT_OFF,
  ],
  ["a chunk whose size is none", () => [chunked("zz\r\n{}\r\n0\r\n\r\n")], 400, CUT_OFF],
  ["a chunk larger than it says", () => [chunked("1\r\n{}\r\n0\r\n\r\n")], 400, CUT_OFF],
  ["chunk extensions of 64 kB", () => [chunked(`2;${"a".repeat(65_536)}\r\n{}\r\n0\r\n\r\n`)], 413, 400, CUT_OFF],
  [
    "a body that comes slowly",
    () => [
      "",
      ...post('{"label":"slow","start":false}')
        .toString("latin1")
        .match(/[^]{1,25}/g)!,
    ],
    201,
  ],
  ["an expectation", () => [post('{"start":false}', "Content-Type: application/json\r\nExpect: 100-continue")], 201],
  ["an expectation that is none", () => [post("{}", "Content-Type: application/json\r\nExpect: the-unexpected")], 400],
  ["a body with GET", () => [ask(`GET ${SESSIONS} HTTP/1.1`, "Content-Length: 2") + "{}"], 200],
  [
    "a body where none is read",
    () => [
      ask(
        at("POST /api/v1/sessions/SESSION/chats/CHAT:read HTTP/1.1"),
        "Content-Length: 2",
        "Content-Type: application/json",
      ) + "{}",
    ],
    200,
  ],
  ["a BOM", () => [post('\uFEFF{"start":false}')], 201, 400],
  ["a key twice", () => [post('{"start":true,"start":false}')], 201, 400],
];

const Envelope = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(STATUS)),
    message: z.string().min(5),
    details: z.looseObject({}).nullable(),
  }),
});
const ALL = [...PATHS, ...METHODS, ...HEADERS, ...BODIES];

it.each(ALL)("%s", { timeout: 20_000 }, async (...[, parts, ...statuses]) => {
  const answers = await send(...parts());
  if (answers.length === 0) expect(statuses).toContain(CUT_OFF);
  for (const { status, head, body } of answers) {
    expect(statuses, `${status} ${body}`).toContain(status);
    for (const needed of ["content-type: ", "cache-control: private, no-store", "x-request-id: "])
      if (status !== 204 || !needed.startsWith("content-type")) expect(head).toContain(needed);
    if (status >= 400 && body !== "") Envelope.parse(JSON.parse(body));
    if (status === 401) expect(head).toContain("www-authenticate: bearer");
    if (status === 405) expect(head).toContain("allow: ");
  }
});

it("is alive after all of it", async () => {
  tellCount("raw requests to the API", ALL.length, "kinds");
  expect(web.alive()).toBe(true);
  expect((await send(get(SESSIONS)))[0]?.status).toBe(200);
});
