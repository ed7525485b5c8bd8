import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedHosts, judge, wantsWebSocket } from "./web-guard.ts";

const hosts = allowedHosts("https://switchboard.example.com", 3000);
const ask = (url: string, { method = "GET", host = "localhost:3000" } = {}) =>
  judge({ url, method, headers: { host } }, hosts);

describe("the guard in front of Next", () => {
  it.each([
    "/api/v1",
    "/api/v1/sessions?limit=1",
    "/api/v1/%FF",
    "/api/trpc/me.get",
    "/healthz",
    "/readyz",
    "/.well-known/jwks.json",
  ])("gives %s to the application", (url) => expect(ask(url)).toBe("app"));

  it.each(["/", "/login", "/sessions/x/chats", "/api/auth/session", "/api/v10", "/healthzz", "/caf%C3%A9"])(
    "gives %s to Next",
    (url) => expect(ask(url)).toBe("next"),
  );

  it.each(["http://evil.example/", "*", "", "login"])("refuses the target %j", (url) =>
    expect(ask(url)).toMatchObject({ status: 400 }),
  );

  it.each(["/%FF", "/%", "/login%zz"])("refuses the broken encoding of %s", (url) =>
    expect(ask(url)).toMatchObject({ status: 400 }),
  );

  it("refuses TRACE, except where the application answers it after 401", () => {
    expect(ask("/login", { method: "TRACE" })).toMatchObject({ status: 405 });
    expect(ask("/api/v1/sessions", { method: "TRACE" })).toBe("app");
  });

  it.each(["localhost:3000", "LOCALHOST:3000", "127.0.0.1:3000", "[::1]:3000", "switchboard.example.com"])(
    "knows the host %s",
    (host) => expect(ask("/login", { host })).toBe("next"),
  );

  it.each([
    "evil.example",
    "localhost",
    "localhost:3001",
    "switchboard.example.com:8443",
    "localhost:3000@evil.example",
    "",
    "a b",
  ])("refuses the host %j for pages and the dashboard's calls", (host) => {
    expect(ask("/login", { host })).toMatchObject({ status: 400 });
    expect(ask("/api/trpc/me.get", { host })).toMatchObject({ status: 400 });
    expect(ask("/api/v1/sessions", { host })).toBe("app");
  });

  it("refuses a missing host", () =>
    expect(judge({ url: "/login", method: "GET", headers: {} }, hosts)).toMatchObject({ status: 400 }));

  it("never throws, and never lets an undecodable path through to Next", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (ask(`/${text}`) === "next") expect(() => decodeURIComponent(`/${text}`.split("?")[0]!)).not.toThrow();
      }),
    );
  });

  it("tells a WebSocket from other upgrades", () => {
    expect(wantsWebSocket({ headers: { upgrade: "WebSocket" } })).toBe(true);
    expect(wantsWebSocket({ headers: { upgrade: "h2c" } })).toBe(false);
  });
});
