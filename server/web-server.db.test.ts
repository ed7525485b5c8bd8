import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWebServer } from "./web-server.ts";

let seen: string | string[] | undefined;
const server = createWebServer((request, response) => {
  seen = request.headers["content-security-policy"];
  response.end(`page ${request.url}`);
  return Promise.resolve();
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Bytes in, bytes out: clients tidy up what is broken on purpose. */
const send = (request: string) =>
  new Promise<{ status: number; head: string; body: string }>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString())).on("error", reject);
    socket.on("close", () => {
      const [head = "", body = ""] = answer.split("\r\n\r\n", 2);
      resolve({ status: Number(head.split(" ")[1]), head: head.toLowerCase(), body });
    });
    socket.setTimeout(1_500, () => socket.destroy());
  });
const ask = (line: string, ...headers: string[]) =>
  send(
    `${[line, ...(headers.some((header) => /^host:/i.test(header)) ? [] : ["Host: localhost:3000"]), ...headers, "Connection: close"].join("\r\n")}\r\n\r\n`,
  );

const codeOf = (body: string) => (JSON.parse(body) as { error: { code: string } }).error.code;

describe("the web server", () => {
  it("gives pages to the site and everything under /api/v1 to the application", async () => {
    expect(await ask("GET /login HTTP/1.1")).toMatchObject({ status: 200, body: "page /login" });
    expect((await ask("GET /healthz HTTP/1.1")).status).toBe(200);
  });

  it("gives each page a policy of its own, which lets no script run without the nonce of that answer", async () => {
    const policies = [];
    for (const line of ["GET /login HTTP/1.1", "GET /login HTTP/1.1"]) {
      const { head } = await ask(line, "Content-Security-Policy: script-src 'nonce-mine'");
      const policy = /content-security-policy: (.*)/.exec(head)![1]!.trim();
      expect(policy).toBe(String(seen).toLowerCase());
      expect(policy).toMatch(/script-src 'nonce-[a-z0-9+/]{22}==' 'strict-dynamic'(;| 'unsafe-eval')/);
      expect(policy).not.toContain("mine");
      policies.push(policy);
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  it.each([
    ["an unknown path", "GET /api/v1/nothing HTTP/1.1"],
    ["an undecodable path", "GET /api/v1/%FF HTTP/1.1"],
    ["a backslash", "GET /api/v1/a\\b HTTP/1.1"],
    ["TRACE", "TRACE /api/v1/sessions HTTP/1.1"],
    ["a cursor of 100 kB", `GET /api/v1/sessions?cursor=${"a".repeat(100_000)} HTTP/1.1`],
  ])("asks who calls before it says anything else: %s", async (_name, line) => {
    const { status, head, body } = await ask(line);
    expect({ status, code: codeOf(body) }).toEqual({ status: 401, code: "unauthorized" });
    expect(head).toContain("www-authenticate: bearer");
  });

  it.each([
    ["a foreign host", "GET /login HTTP/1.1", "Host: evil.example", 400],
    ["a foreign host, for the dashboard's calls", "GET /api/trpc/me.get HTTP/1.1", "Host: evil.example", 400],
    ["an undecodable page", "GET /%FF HTTP/1.1", "X-A: b", 400],
    ["TRACE of a page", "TRACE /login HTTP/1.1", "X-A: b", 405],
    ["an absolute target", "GET http://evil.example/login HTTP/1.1", "X-A: b", 400],
    ["a host that is none", "GET /api/v1/sessions HTTP/1.1", "Host: a b", 400],
    ["a header that is none", "GET /api/v1/sessions HTTP/1.1", "not a header", 400],
    ["headers of 300 kB", "GET /api/v1/sessions HTTP/1.1", `X-A: ${"a".repeat(300_000)}`, 431],
  ])("refuses in the envelope: %s", async (...[, line, header, status]) => {
    const answer = await ask(line, header);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({
      error: { code: expect.any(String), message: expect.any(String), details: null },
    });
    for (const needed of ["content-type: application/json", "cache-control: private, no-store", "x-request-id: "])
      expect(answer.head).toContain(needed);
  });

  it("refuses a missing host and what is no HTTP at all", async () => {
    expect((await send("GET /api/v1/sessions HTTP/1.1\r\nConnection: close\r\n\r\n")).status).toBe(400);
    expect(codeOf((await send("garbage\r\n\r\n")).body)).toBe("validation_error");
  });

  it("opens no WebSocket, and answers other upgrades as if nobody had asked", async () => {
    const upgrade = (path: string, protocol: string) =>
      send(
        `GET ${path} HTTP/1.1\r\nHost: localhost:3000\r\nUpgrade: ${protocol}\r\nConnection: Upgrade, close\r\n\r\n`,
      );
    expect((await upgrade("/login", "websocket")).status).toBe(400);
    expect((await upgrade("/healthz", "h2c")).status).toBe(200);
  });
});
