import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { callerWith, newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { findDays, readWindow } from "./index.ts";
import { Message, ReadWindow, type MessageWindow } from "./schema.ts";

const COUNT = 60;
let caller: Caller<"read">;
let session: string;
let cid: string;

beforeAll(async () => {
  const organizationId = (await newOrganization()).id;
  caller = callerWith(organizationId, "read");
  session = (await newSession({ organizationId })).id;
  const chat = await newChat({ sessionId: session });
  cid = chat.jid;
  // three messages a moment, so that every window may begin and end on a tie
  await pool.query(
    `insert into messages (id, session_id, chat_id, wa_id, from_me, type, body, at, sent_at)
     select lpad(n::text, 26, '0'), $1, $2, 'W' || n, false, 'text', n::text, n / 3, n / 3 from generate_series(1, ${COUNT}) n`,
    [session, chat.id],
  );
});

const read = (part: ReadWindow["part"], limit = 7) =>
  readWindow(caller, ReadWindow.parse({ session, cid, limit, part }));
const numbers = ({ data }: MessageWindow) => data.map(({ body }) => Number(body));
const idOf = (n: number) => String(n).padStart(26, "0");
const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

describe("a window on a thread", () => {
  it("grows in both directions from any message, without gap or repetition, until both ends", async () => {
    for (const target of [1, 2, 30, 59, COUNT]) {
      const middle = await read({ of: "message", id: idOf(target) });
      expect(middle.target).toBe(idOf(target));
      for (const message of middle.data) expect(Message.parse(message)).toEqual(message);
      const seen = numbers(middle);
      expect(seen).toContain(target);
      let [older, newer] = [middle.older, middle.newer];
      while (older) {
        const page = await read({ of: "older", than: older });
        seen.push(...numbers(page));
        older = page.older;
      }
      while (newer) {
        const page = await read({ of: "newer", than: newer });
        seen.unshift(...numbers(page));
        newer = page.newer;
      }
      expect(seen).toEqual(down(COUNT, 1));
    }
  });

  it("begins at the end, at a moment, or at what was quoted", async () => {
    const end = await read({ of: "end" });
    expect([numbers(end), end.newer, end.target]).toEqual([down(60, 54), null, null]);
    const moment = await read({ of: "moment", at: 10 });
    expect(moment.target).toBe(idOf(30));
    expect(numbers(moment)).toEqual(down(34, 27));
    expect((await read({ of: "quoted", waMessageId: "W12" })).target).toBe(idOf(12));
  });

  it("ends the thread where the thing looked for is not stored", async () => {
    for (const part of [
      { of: "message", id: "none" },
      { of: "quoted", waMessageId: "none\0" },
      { of: "moment", at: 1_000 },
    ] as const)
      expect(await read(part)).toMatchObject({ target: null, newer: null });
  });

  it("is opened to nobody else", async () => {
    const stranger = callerWith((await newOrganization()).id, "read");
    const ask = { session, cid, limit: 5, part: { of: "end" as const } };
    await expect(readWindow(stranger, ask)).rejects.toThrow("session not found");
    await expect(readWindow(caller, { ...ask, cid: "0@g.us" })).rejects.toThrow("chat not found");
    await expect(findDays(stranger, { session, cid, starts: [0, 1] })).rejects.toThrow("session not found");
  });
});

it("days with messages are told from empty ones, and so is the first", async () => {
  expect(await findDays(caller, { session, cid, starts: [-10, 0, 1, 5, 20, 21, 30] })).toEqual({
    days: [false, true, true, true, true, false],
    first: 0,
  });
  const empty = await newChat({ sessionId: session });
  expect(await findDays(caller, { session, cid: empty.jid, starts: [0, 9] })).toEqual({ days: [false], first: null });
});

it("a message of another chat is no target", async () => {
  const other = await newChat({ sessionId: session });
  const { id } = await newMessage({ sessionId: session, chatId: other.id });
  expect((await read({ of: "message", id })).target).toBeNull();
});
