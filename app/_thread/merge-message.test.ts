import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "@/server/messages/schema.ts";
import { mergeMessage } from "./merge-message.ts";

const message = (timestamp: number, id = String(timestamp), body = "") => ({ id, timestamp, body }) as Message;
const page = (times: number[], goesOn: string | null, newer: { at: number; id: string } | null = null) => ({
  data: times.map((time) => message(time)),
  older: goesOn === null ? null : { at: times.at(-1) ?? 0, id: goesOn },
  newer,
  target: null,
});
const times = (pages: ReturnType<typeof mergeMessage>) =>
  pages.flatMap(({ data }) => data.map(({ timestamp }) => timestamp));

describe("a message that arrives", () => {
  it("stands where its time says", () => {
    const pages = [page([50, 40], "c"), page([30, 10], "d")];
    expect(times(mergeMessage(pages, message(60)))).toEqual([60, 50, 40, 30, 10]);
    expect(times(mergeMessage(pages, message(20)))).toEqual([50, 40, 30, 20, 10]);
  });

  it("replaces itself", () => {
    const [first] = mergeMessage([page([50, 40], null)], message(40, "40", "edited"));
    expect(first?.data.map(({ body }) => body)).toEqual(["", "edited"]);
  });

  it("waits for its page when it is older than what is loaded, and is the first of an empty chat", () => {
    expect(times(mergeMessage([page([50, 40], "c")], message(5)))).toEqual([50, 40]);
    expect(times(mergeMessage([page([50, 40], null)], message(5)))).toEqual([50, 40, 5]);
    expect(times(mergeMessage([page([], null)], message(5)))).toEqual([5]);
  });

  it("waits for its window when what is loaded does not reach the end", () => {
    const pages = [page([50, 40], "c", { at: 50, id: "50" })];
    expect(times(mergeMessage(pages, message(60)))).toEqual([50, 40]);
    expect(times(mergeMessage(pages, message(45)))).toEqual([50, 45, 40]);
  });

  it("is there once, in order, however often it comes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (arrivals) => {
        const merged = arrivals.reduce<ReturnType<typeof mergeMessage>>(
          (pages, at) => mergeMessage(pages, message(at)),
          [page([], null)],
        );
        expect(times(merged)).toEqual([...new Set(arrivals)].sort((a, b) => b - a));
      }),
    );
  });
});
