import { expect, it } from "vitest";
import { deleteChat } from "@/server/chats/index.ts";
import { callerWith, newOrganization, newSession } from "@/server/testing/factories.ts";
import { dumpCopy } from "@/server/testing/dump-copy.ts";
import { pool } from "@/server/db/client.ts";
import { applyRows, ME } from "@/server/testing/own-number.ts";
import type { Batch } from "../batch.ts";
import { readBatch } from "../content/read-batch.ts";
import { readMessage } from "../content/read-message.ts";
import { type Facts, noFacts } from "../facts.ts";

const CHAT = "201@s.whatsapp.net";
const T = 1_700_000_000;
const said = (id: string, fromMe = false): Facts => {
  const facts = noFacts();
  const raw = { key: { remoteJid: CHAT, id, fromMe }, message: { conversation: id }, messageTimestamp: T };
  readMessage(raw, { me: ME, receivedAt: T * 1_000, history: false }, facts);
  return facts;
};
const told = (batch: Batch) => readBatch(batch, { me: ME, receivedAt: (T + 60) * 1_000, history: false });

it("a chat deleted over the API stays away, whatever is told of it, until a message comes that was not in it", async () => {
  const organizationId = (await newOrganization()).id;
  const { id: session } = await newSession({ organizationId });
  const caller = callerWith(organizationId, "send");
  const apply = (facts: Facts) => applyRows(session, [facts]);
  const shown = async () => {
    const { chats, messages } = await dumpCopy(pool, session);
    return { chats, messages: messages.map(({ wa_id }) => wa_id as string) };
  };
  await apply(said("A"));
  await apply(said("MINE", true));
  await deleteChat(caller, { session, cid: CHAT });
  expect(await shown()).toEqual({ chats: [], messages: [] });
  const key = { remoteJid: CHAT, id: "MINE", fromMe: true };
  await apply(told({ chats: [{ id: CHAT, pinned: T }], statuses: [{ key, status: 4 }] }));
  await apply(told({ reads: [{ chat: CHAT, ids: ["A"] }], contacts: [{ id: CHAT, name: "Somebody" }] }));
  expect(await shown()).toEqual({ chats: [], messages: [] });
  await apply(said("B")); // had come before the deletion and was not stored yet: nobody has seen it
  expect(await shown()).toMatchObject({
    chats: [{ jid: CHAT, name: "Somebody", pinned: true, unread_count: 1, last: "B" }],
    messages: ["B"],
  });
});
