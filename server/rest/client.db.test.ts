import { afterAll, beforeAll, expect, it } from "vitest";
import { everyRow, switchboard, type Chat } from "@/client/index.ts";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { CAPABILITIES } from "@/server/caller.ts";
import { newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";

/** The client as a script uses it: types from the document, requests as its library writes them. */
let http: Awaited<ReturnType<typeof startHttp>>;
let api: ReturnType<typeof switchboard>;
let session: string;
let jid: string;

beforeAll(async () => {
  http = await startHttp();
  const { id: organizationId } = await newOrganization();
  const { key } = await issueApiKey({ organizationId, name: "script", permissions: [...CAPABILITIES] });
  api = switchboard({ url: http.url, token: key });
  session = (await newSession({ organizationId })).id;
  for (let left = 5; left > 0; left--) {
    const chat = await newChat({ sessionId: session, pinned: left === 1, unreadCount: left });
    await newMessage({ sessionId: session, chatId: chat.id });
    jid = chat.jid;
  }
});
afterAll(() => http.stop());

it("walks a list to its end, filtered, with what it includes", async () => {
  const page = (cursor?: string) =>
    api.GET("/sessions/{session}/chats", {
      params: {
        path: { session },
        query: { limit: 2, unread: "true", include: ["lastMessage", "aliases"], cursor },
      },
    });
  const chats: Chat[] = [];
  for await (const chat of everyRow(page)) chats.push(chat);
  expect([chats.length, chats[0]?.jid, chats[0]?.aliases]).toEqual([5, jid, []]);
});

it("names one chat by its address, and calls a verb", async () => {
  const path = { session, cid: jid };
  expect((await api.GET("/sessions/{session}/chats/{cid}", { params: { path } })).data?.unreadCount).toBe(1);
  const { data } = await api.POST("/sessions/{session}/chats/{cid}:read", {
    params: { path },
    body: { receipts: true },
  });
  expect(data?.unreadCount).toBe(0);
});

it("gives a refusal with its code, and a walk that is refused ends", async () => {
  const refused = await api.GET("/sessions/{session}", { params: { path: { session: "none" } } });
  expect([refused.response.status, refused.error?.error.code]).toEqual([404, "not_found"]);
  const unfollow = { params: { path: { session, jid: "1@newsletter" } } };
  const { error } = await api.POST("/sessions/{session}/channels/{jid}:unfollow", unfollow);
  expect(error?.error.code).toBe("not_implemented");
  const junk = everyRow(() => api.GET("/sessions", { params: { query: { cursor: "junk" } } }));
  await expect(junk.next()).rejects.toThrow(/a page did not come.*validation_error/);
});
