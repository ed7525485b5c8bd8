import { processHistoryMessage, proto } from "@whiskeysockets/baileys";
import { expect, it } from "vitest";
import { mergeFacts } from "../facts.ts";
import { toJid } from "../normalise.ts";
import { type ChunkPiece, readChunk } from "./read-chunk.ts";
import { readHistory } from "./read-history.ts";

const CHATS = 400;
const NOW = 1_790_000_000;
const reading = { me: { jid: toJid("100@s.whatsapp.net")! }, receivedAt: NOW * 1_000, history: true };

/** Chats of none to twelve messages, by eight people who say their names with each. */
const conversations = Array.from({ length: CHATS }, (_, chat): proto.IConversation => ({
  id: `${chat}-1@g.us`,
  unreadCount: chat % 5,
  messages: Array.from({ length: chat % 13 }, (_, index) => ({
    message: {
      key: { remoteJid: `${chat}-1@g.us`, id: `${chat}.${index}`, participant: `${index % 8}1@s.whatsapp.net` },
      pushName: `Person ${index % 8}`,
      messageTimestamp: NOW - chat - index,
      message: { conversation: `message ${index} of chat ${chat}` },
      reactions: index === 3 ? [{ key: { fromMe: true }, text: "🙏", senderTimestampMs: NOW }] : [],
    },
  })),
}));
const history = proto.HistorySync.encode({
  syncType: proto.HistorySync.HistorySyncType.RECENT,
  progress: 40,
  conversations,
  phoneNumberToLidMappings: Array.from({ length: 1_500 }, (_, n) => ({
    pnJid: `${n % 1_200}2@s.whatsapp.net`,
    lidJid: `${n % 1_200}3@lid`,
  })),
}).finish();

it("says the same in pieces as at once, each name once a piece, and lets others have their turn", async () => {
  const pieces: ChunkPiece[] = [];
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  for await (const piece of readChunk(Buffer.from(history), reading)) pieces.push(piece);
  clearInterval(counting);
  const whole = readHistory(processHistoryMessage(proto.HistorySync.decode(history)), reading).facts;
  const all = mergeFacts(pieces.map(({ facts }) => facts));
  for (const kind of ["messages", "chats", "reactions"] as const) expect(all[kind]).toEqual(whole[kind]);
  expect(all.pairs.length).toBe(1_200);
  expect(new Set(all.contacts.map(({ jid }) => jid)).size).toBe(8);
  expect(all.contacts.length).toBe(8 * pieces.filter(({ facts }) => facts.contacts.length > 0).length);
  expect(Math.max(...pieces.map(({ facts }) => facts.messages.length))).toBeLessThanOrEqual(1_000);
  expect(pieces.map(({ isLast }) => isLast)).toEqual(pieces.map((_, index) => index === pieces.length - 1));
  expect(pieces.every(({ progress, done, of }) => progress === 40 && done <= of)).toBe(true);
  expect(turns).toBeGreaterThan(1);
});

it("does not read what is cut off in the middle", async () => {
  const read = async () => {
    for await (const piece of readChunk(Buffer.from(history.subarray(0, -7)), reading))
      expect(piece.isLast).toBe(false);
  };
  await expect(read()).rejects.toThrow();
});
