import { describe, expect, it } from "vitest";
import { needsYou, sessionName, sessionWords, type SessionState } from "./session-words.ts";
import { clockTime } from "./time-words.ts";

const session = (status: string, statusReason: string | null): SessionState => ({
  status,
  statusReason,
  lastConnectedAt: null,
  lastEventAt: null,
  historySync: null,
});
const words = (status: string, reason: string | null) => sessionWords(session(status, reason), Date.now());

describe("what a session says", () => {
  it.each([
    ["stopped", "new", "Not started"],
    ["stopped", null, "Not started"],
    ["stopped", "stopped_by_user", "Stopped"],
    ["starting", null, "Connecting"],
    ["starting", "reconnecting", "Reconnecting"],
    ["scan_qr_code", null, "Waiting for a scan"],
    ["scan_qr_code", "code_expired", "Code expired"],
    ["working", "history", "Bringing in history"],
    ["working", null, "Connected"],
    ["working", "silent", "Connected, but silent"],
    ["failed", "replaced", "Used somewhere else"],
    ["failed", "refused", "Refused by WhatsApp"],
    ["failed", "outdated", "Too old for WhatsApp"],
    ["failed", "damaged", "Login damaged"],
    ["failed", "no_worker", "Nobody is serving it"],
    ["logged_out", "unlinked", "Unlinked from the phone"],
    ["logged_out", "logged_out_by_user", "Logged out"],
  ])("%s because of %s reads “%s”", (status, reason, expected) => {
    expect(words(status, reason).words).toBe(expected);
  });

  it("shows an unknown reason instead of a blank", () => {
    expect(words("failed", "moon_phase")).toMatchObject({ words: "Stopped working", sentence: "moon_phase" });
  });

  it("says how far the history is", () => {
    const state = { ...session("working", "history"), historySync: { phase: "syncing", progress: 64 } };
    expect(sessionWords(state, 0).sentence).toBe("Usable meanwhile. 64 %.");
  });

  it("lights amber only where a person is waited for", () => {
    expect(needsYou(session("scan_qr_code", null))).toBe(true);
    expect(needsYou(session("working", null))).toBe(false);
    expect(needsYou(session("failed", "refused"))).toBe(false);
  });

  it("is called by its label, its own name, its number, in this order", () => {
    const unnamed = { label: null, pushName: null, phoneNumber: null, kind: "whatsapp" };
    expect(sessionName({ ...unnamed, label: "Front desk", pushName: "x" })).toBe("Front desk");
    expect(sessionName({ ...unnamed, label: "\u202e", pushName: "Rosa" })).toBe("Rosa");
    expect(sessionName({ ...unnamed, phoneNumber: "351215550147" })).toBe("+351 21 555 0147");
    expect(sessionName({ ...unnamed, kind: "sandbox" })).toBe("Sandbox");
  });

  it("names the time and what is safe, where they are known", () => {
    const now = new Date("2026-11-23T14:00:00").getTime();
    const facts = {
      since: now - 13 * 60_000,
      by: null,
      nextTryAt: now + 8_000,
      checkedAt: null,
      chats: { count: 2114, about: false },
    };
    const told = (status: string, reason: string) => sessionWords(session(status, reason), now, facts).sentence;
    expect(told("logged_out", "unlinked")).toBe(
      `Someone removed this device at ${clockTime(facts.since)}. The 2,114 stored chats are safe. Link the same phone and it carries on.`,
    );
    expect(told("starting", "reconnecting")).toBe(
      `The line dropped at ${clockTime(facts.since)}. Next try in 8 s; nothing is lost meanwhile.`,
    );
    const stopped = sessionWords(session("stopped", "stopped_by_user"), now, { ...facts, by: "Kwame B." });
    expect(stopped.sentence).toMatch(/^Stopped by \u2068Kwame B\.\u2069 at /);
    const half = { ...session("working", "history"), historySync: { phase: "syncing", progress: 50 } };
    expect(sessionWords(half, now, facts).sentence).toBe("Usable meanwhile. 50 %, about 13 min to go.");
  });

  it("says of a quiet number when its connection was checked", () => {
    const now = new Date("2026-11-23T14:00:00").getTime();
    const quiet = { ...session("working", null), lastEventAt: now - 20 * 60_000 };
    const facts = { since: 0, by: null, nextTryAt: null, checkedAt: now - 20_000, chats: { count: 1, about: false } };
    const since = clockTime(quiet.lastEventAt);
    expect(sessionWords(quiet, now, facts).sentence).toBe(
      `Up to date. Quiet since ${since}; the connection was checked 20 s ago.`,
    );
    expect(sessionWords(quiet, now).sentence).toBe(`Up to date. Quiet since ${since}.`);
  });
});
