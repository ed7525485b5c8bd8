import { describe, expect, it } from "vitest";
import type { ActivityEntry, Message } from "@/app/_trpc/trpc.ts";
import { actWords } from "./act-words.ts";
import { lineOf, withNewest } from "./activity.ts";

type Event = Extract<ActivityEntry, { kind: "event" }>;
const event = (id: string, given: Partial<Event> = {}): Event => ({
  ...{ kind: "event", id, at: 0, type: "session.deleted", sessionId: null, data: {} },
  ...given,
});
const page = (nextCursor: string | null, ...ids: string[]) => ({ data: ids.map((id) => event(id)), nextCursor });

describe("the newest page", () => {
  const before = { pages: [page("c", "5", "4"), page(null, "3")], pageParams: [undefined, "c"] };
  const idsAfter = (...newest: Parameters<typeof page>) =>
    withNewest(page(...newest), before).pages.map(({ data }) => data.map(({ id }) => id));

  it("comes on top of what was read, once", () => {
    expect(idsAfter("x", "7", "6", "5")).toEqual([["7", "6", "5", "4"], ["3"]]);
    expect(idsAfter("x", "5", "4")).toEqual([["5", "4"], ["3"]]);
    expect(idsAfter(null)).toEqual([["5", "4"], ["3"]]);
  });

  it("stands alone when it does not reach what was read: nothing is passed over", () => {
    expect(idsAfter("x", "9", "8")).toEqual([["9", "8"]]);
    expect(withNewest(page("x", "9", "8"), before).pages[0]!.nextCursor).toBe("x");
  });
});

describe("an event in words", () => {
  const words = (type: Event["type"], data: object) => {
    const { who, sentence } = lineOf(event("1", { type, data: { ...data } }), []);
    return `${who} ${sentence}`;
  };
  const message = (given: Partial<Message>) => ({
    ...{
      chatJid: "351215550147@s.whatsapp.net",
      senderJid: null,
      senderName: null,
      type: "text",
      body: "Hi\u202e you",
    },
    ...{ fromMe: false, deleted: false, edited: false, status: null, media: null },
    ...given,
  });

  it("says who and what, and never an address or a control character", () => {
    expect(words("message.upserted", message({ senderName: "Layla" }))).toBe("Layla wrote “Hi you”");
    expect(words("message.upserted", message({}))).toBe("+351 21 555 0147 wrote “Hi you”");
    expect(words("message.upserted", message({ fromMe: true, edited: true }))).toBe("A number changed “Hi you”");
    expect(words("message.upserted", message({ deleted: true, senderName: "A" }))).toBe("A deleted a message");
    expect(words("message.status", message({ status: "read" }))).toBe("+351 21 555 0147 has read “Hi you”");
    expect(words("chat.upserted", { name: "Shop", unreadCount: 2, pinned: true })).toBe("Shop is 2 unread, pinned");
    expect(words("chat.deleted", { jid: "1@lid" })).toBe("Hidden number left the stored copy");
    expect(words("session.status", { status: "working", statusReason: null })).toBe("A number Connected");
    expect(words("group.upserted", { subject: "Choir" })).toBe("Choir changed as a group");
  });
});

describe("an act in words", () => {
  const entry = (action: string, name: string | null, details = {}) =>
    actWords({ action, target: { kind: "person", id: "1", name }, details } as Parameters<typeof actWords>[0]);

  it("names what it was done to", () => {
    expect(entry("member.update", "Kwame", { role: "admin" })).toBe("changed the role of “Kwame” to admin");
    expect(entry("member.remove", null)).toBe("removed somebody");
    expect(entry("member.remove", "Kwame", { left: true })).toBe("left the organization");
    expect(entry("login.success", null)).toBe("logged in");
    expect(entry("moon.phase", "x")).toBe("moon.phase");
    expect(entry("key.create", "a % of $&")).toBe("made the API key “a % of $&”");
  });
});
