import { deflateSync } from "node:zlib";
import { downloadAndProcessHistorySyncNotification, proto } from "@whiskeysockets/baileys";
import { expect, it } from "vitest";
import { lightenHistory } from "./light-history.ts";

const { RECENT } = proto.HistorySync.HistorySyncType;

const message = (chat: string, index: number, fromMe: boolean): proto.IHistorySyncMsg => ({
  message: {
    key: { remoteJid: chat, id: `${chat} ${index}`, fromMe },
    messageTimestamp: 1_700_000_000 - index,
    message: { conversation: "a message ".repeat(30) },
    ...(fromMe && { userReceipt: [{ userJid: "49170@s.whatsapp.net" }] }),
  },
  msgOrderId: 1_000 - index,
});

/** One chat each: all from others, all our own, none, both in turn; the last under a hidden number whose phone number a receipt tells. */
const CHATS = ["1@s.whatsapp.net", "2@s.whatsapp.net", "3@g.us", "4@lid", "5@lid"];
const conversations = CHATS.map((id, place): proto.IConversation => ({
  id,
  name: `Chat ${id}`,
  unreadCount: place,
  muteEndTime: -1,
  tcToken: Buffer.from(id),
  ...(place === 3 && { pnJid: "44@s.whatsapp.net" }),
  messages: Array.from({ length: place === 2 ? 0 : 200 }, (_, index) =>
    message(id, index, place === 1 || (place > 2 && index % 3 > 0)),
  ),
}));
const history = {
  syncType: RECENT,
  progress: 40,
  conversations,
  pushnames: [{ id: "1@s.whatsapp.net", pushname: "Ada" }],
  phoneNumberToLidMappings: [{ pnJid: "1@s.whatsapp.net", lidJid: "11@lid" }],
};
const notice = (): proto.Message.IHistorySyncNotification => ({
  syncType: proto.Message.HistorySyncType.RECENT,
  initialHistBootstrapInlinePayload: deflateSync(proto.HistorySync.encode(history).finish()),
});

it("leaves Baileys all it learns from a chunk but the messages", async () => {
  const light = notice();
  lightenHistory(light);
  const [all, few] = [
    await downloadAndProcessHistorySyncNotification(notice(), {}),
    await downloadAndProcessHistorySyncNotification(light, {}),
  ];
  expect(all.messages.length).toBe(800);
  expect(few.messages.length).toBe(6);
  expect({ ...few, messages: [] }).toEqual({ ...all, messages: [] });
});

it("leaves alone what is behind it on the media server, and what cannot be read", () => {
  const elsewhere = { syncType: proto.Message.HistorySyncType.RECENT, directPath: "/far" };
  const odd = { initialHistBootstrapInlinePayload: deflateSync(Buffer.from([0x12, 0xff, 0x01, 0x08])) };
  const given = odd.initialHistBootstrapInlinePayload;
  lightenHistory(elsewhere);
  lightenHistory(odd);
  expect(elsewhere).toEqual({ syncType: proto.Message.HistorySyncType.RECENT, directPath: "/far" });
  expect(odd.initialHistBootstrapInlinePayload).toBe(given);
});
