import { describe, expect, it } from "vitest";
import type { Message } from "@/server/messages/schema.ts";
import { byDay, threadItems } from "./thread-items.ts";

const noon = new Date(2026, 10, 20, 12).getTime();
const minute = 60_000;
const say = (minutes: number, senderJid: string, fields: Partial<Message> = {}) =>
  ({
    id: `${minutes}`,
    type: "text",
    senderJid,
    fromMe: senderJid === "me",
    timestamp: noon + minutes * minute,
    ...fields,
  }) as Message;
const shape = (messages: Message[], unread = 0) =>
  threadItems(messages, unread).map(({ first, last, newDay, firstNew }) =>
    [first && "first", last && "last", newDay && "day", firstNew && "new"].filter(Boolean).join(" "),
  );

describe("a thread", () => {
  it("groups what one sender says within five minutes", () => {
    expect(shape([say(0, "a"), say(1, "a"), say(2, "b"), say(3, "a"), say(9, "a")])).toEqual([
      "first day",
      "last",
      "first last",
      "first last",
      "first last",
    ]);
  });

  it("never groups over midnight or with a system line", () => {
    const late = 12 * 60 - 1;
    expect(shape([say(late, "a"), say(late + 2, "a")])).toEqual(["first last day", "first last day"]);
    expect(shape([say(0, "a"), say(1, "a", { type: "system" }), say(2, "a")])).toEqual([
      "first last day",
      "first last",
      "first last",
    ]);
  });

  it("draws the line before the first new incoming message, which begins a group", () => {
    expect(shape([say(0, "a"), say(1, "a"), say(2, "me"), say(3, "a")], 2)).toEqual([
      "first last day",
      "first last new",
      "first last",
      "first last",
    ]);
  });

  it("draws no line when all is read, or when the new ones begin before what is loaded", () => {
    expect(shape([say(0, "a")], 0)).toEqual(["first last day"]);
    expect(shape([say(0, "a")], 5)).toEqual(["first last day"]);
  });

  it("puts the messages of each day together", () => {
    const day = 24 * 60;
    const items = threadItems([say(0, "a"), say(1, "b"), say(day, "a"), say(3 * day, "a")], 0);
    expect(byDay(items).map((one) => one.items.length)).toEqual([2, 1, 1]);
    expect(byDay(items).flatMap((one) => one.items)).toEqual(items);
    expect(byDay([])).toEqual([]);
  });
});
