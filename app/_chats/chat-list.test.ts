import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Chat } from "@/server/chats/schema.ts";
import type { Message } from "@/server/messages/schema.ts";
import { ChatList, type ListSource } from "./chat-list.ts";
import { comparePlaces, placeOf } from "./chat-order.ts";

const chat = (id: number, fields: Partial<Chat> = {}): Chat => ({
  id,
  sessionId: "s",
  jid: `${id}@s.whatsapp.net`,
  type: "dm",
  name: `Chat ${id}`,
  lastMessageAt: id * 10,
  unreadCount: 0,
  archived: false,
  pinned: false,
  mutedUntil: null,
  ...fields,
});

/** A server over an array that may change between pages: keyset on the place, as the real one. */
function serverOf(chats: () => Chat[]) {
  return (cursor: string | undefined, limit: number) => {
    const after = cursor === undefined ? undefined : (JSON.parse(cursor) as ReturnType<typeof placeOf>);
    const rest = chats()
      .toSorted((a, b) => comparePlaces(placeOf(a), placeOf(b)))
      .filter((row) => !after || comparePlaces(placeOf(row), after) > 0);
    const data = rest.slice(0, limit);
    const last = data.at(-1);
    return Promise.resolve({ data, nextCursor: rest.length > limit && last ? JSON.stringify(placeOf(last)) : null });
  };
}

const source = (chats: () => Chat[], other: Partial<ListSource> = {}): ListSource => ({
  fetchPage: serverOf(chats),
  fetchChat: () => Promise.reject(new Error("nobody asked for it")),
  follows: true,
  admits: () => true,
  ...other,
});

async function loadAll(list: ChatList) {
  do await list.loadMore();
  while (!list.state().complete);
}
const ids = (list: ChatList) => list.state().shown.map(({ id }) => id);
const nothing = { chats: [], messages: [], gone: [] };
const arbitraryChats = fc.uniqueArray(
  fc
    .record({ id: fc.nat(2000), lastMessageAt: fc.option(fc.nat(50)), pinned: fc.boolean() })
    .map(({ id, ...fields }) => chat(id, fields)),
  { selector: ({ id }) => id, maxLength: 600 },
);

describe("a list of chats", () => {
  it("shows each chat once, in the server's order", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryChats, async (chats) => {
        const list = new ChatList(source(() => chats));
        await loadAll(list);
        expect(ids(list)).toEqual(chats.toSorted((a, b) => comparePlaces(placeOf(a), placeOf(b))).map(({ id }) => id));
      }),
    );
  });

  it("ends in the server's order when chats move while it loads, whether frozen or not", async () => {
    const moves = fc.array(fc.record({ index: fc.nat(), at: fc.nat(100), frozen: fc.boolean() }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(arbitraryChats, moves, async (given, steps) => {
        let chats = given;
        const list = new ChatList(source(() => chats));
        for (const { index, at, frozen } of steps) {
          await list.loadMore();
          const moved = chats[index % Math.max(1, chats.length)];
          if (!moved) return;
          const news = { ...moved, lastMessageAt: at };
          chats = chats.map((row) => (row === moved ? news : row));
          list.apply({ ...nothing, chats: [news] }, frozen);
        }
        await loadAll(list);
        await list.refresh();
        list.settle();
        const expected = chats.toSorted((a, b) => comparePlaces(placeOf(a), placeOf(b))).map(({ id }) => id);
        const shown = ids(list);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).toEqual(expected.filter((id) => shown.includes(id)));
      }),
    );
  });

  it("keeps the order while frozen, counts what moved, and settles", async () => {
    const list = new ChatList(source(() => [chat(1), chat(2), chat(3)]));
    await loadAll(list);
    list.apply({ ...nothing, chats: [chat(1, { lastMessageAt: 99, unreadCount: 4 })] }, true);
    expect(ids(list)).toEqual([3, 2, 1]);
    expect(list.state().moved).toBe(1);
    expect(list.chat(1)?.unreadCount).toBe(4);
    list.settle();
    expect(ids(list)).toEqual([1, 3, 2]);
    expect(list.state().moved).toBe(0);
  });

  it("takes a new chat in and lets a deleted one go", async () => {
    const list = new ChatList(source(() => [chat(1), chat(2)]));
    await loadAll(list);
    list.apply({ ...nothing, chats: [chat(9)], gone: [1] }, false);
    expect(ids(list)).toEqual([9, 2]);
  });

  it("takes no unknown chat into search results", async () => {
    const list = new ChatList(source(() => [chat(1)], { follows: false }));
    await loadAll(list);
    list.apply({ ...nothing, chats: [chat(9)] }, false);
    expect(ids(list)).toEqual([1]);
  });

  it("shows the newest message and keeps it when a chat comes without", async () => {
    const list = new ChatList(source(() => [chat(1)]));
    await loadAll(list);
    const message = { id: "01J", chatJid: "1@s.whatsapp.net", type: "text", body: "hello", timestamp: 20 } as Message;
    list.apply({ ...nothing, messages: [message] }, false);
    list.apply(
      { ...nothing, chats: [chat(1, { unreadCount: 1 })], messages: [{ ...message, id: "01I", timestamp: 5 }] },
      false,
    );
    expect(list.chat(1)?.lastMessage?.body).toBe("hello");
  });

  it("does not let a page that was asked for earlier undo what the stream said", async () => {
    let answer: (page: { data: Chat[]; nextCursor: null }) => void = () => undefined;
    let calls = 0;
    const list = new ChatList(
      source(() => [], {
        fetchPage: () =>
          calls++ === 0
            ? Promise.resolve({ data: [chat(1)], nextCursor: null })
            : new Promise((resolve) => (answer = resolve)),
      }),
    );
    await list.loadMore();
    const refreshing = list.refresh();
    await expect.poll(() => calls).toBe(2);
    list.apply({ ...nothing, chats: [chat(1, { unreadCount: 7 })] }, false);
    answer({ data: [chat(1, { unreadCount: 0 })], nextCursor: null });
    await refreshing;
    expect(list.chat(1)?.unreadCount).toBe(7);
  });

  it("keeps what it has when a page does not come, and says so", async () => {
    let fail = false;
    const serve = serverOf(() => Array.from({ length: 120 }, (_, id) => chat(id)));
    const list = new ChatList(
      source(() => [], {
        fetchPage: (cursor, limit) => (fail ? Promise.reject(new Error("no")) : serve(cursor, limit)),
      }),
    );
    await list.loadMore();
    fail = true;
    await list.loadMore();
    expect(list.state().error).toBeInstanceOf(Error);
    expect(ids(list)).toHaveLength(50);
    fail = false;
    await loadAll(list);
    expect(ids(list)).toHaveLength(120);
  });

  describe("under a filter", () => {
    const unread = (fields: Partial<ListSource> = {}) => {
      const stored = [chat(1, { unreadCount: 1 }), chat(2, { unreadCount: 2 }), chat(3)];
      const admits = ({ unreadCount }: Chat) => unreadCount > 0;
      return new ChatList(source(() => stored.filter(admits), { admits, ...fields }));
    };

    it("lets a chat leave that no longer belongs, and takes in one that does", async () => {
      const list = unread();
      await loadAll(list);
      expect(ids(list)).toEqual([2, 1]);
      list.apply({ ...nothing, chats: [chat(2), chat(3, { unreadCount: 5 }), chat(4)] }, false);
      expect(ids(list)).toEqual([3, 1]);
      list.apply({ ...nothing, chats: [chat(2, { unreadCount: 1 })] }, false);
      expect(ids(list)).toEqual([3, 2, 1]);
    });

    it("keeps the row of a chat that leaves while frozen, and does not count it as moved up", async () => {
      const list = unread();
      await loadAll(list);
      list.apply({ ...nothing, chats: [chat(2)] }, true);
      expect(ids(list)).toEqual([2, 1]);
      expect(list.state()).toMatchObject({ moved: 1, leaving: 1 });
      list.settle();
      expect(ids(list)).toEqual([1]);
      expect(list.state()).toMatchObject({ moved: 0, leaving: 0 });
    });

    it("asks for the last message of a chat that came in without", async () => {
      const lastMessage = { id: "01J", body: "hello", timestamp: 30 } as Message;
      const list = unread({ fetchChat: () => Promise.resolve(chat(3, { lastMessage })) });
      await loadAll(list);
      list.apply({ ...nothing, chats: [chat(3, { unreadCount: 5 })] }, false);
      await expect.poll(() => list.chat(3)?.lastMessage?.body).toBe("hello");
      expect(list.chat(3)?.unreadCount).toBe(5);
    });
  });
});
