import { fc, test } from "@fast-check/vitest";
import { proto } from "@whiskeysockets/baileys";
import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../random.ts";
import { buildHistory } from "./build-history.ts";
import type { HistorySource } from "./directory.ts";
import { planDirectory } from "./plan-directory.ts";
import { shareMessages } from "./share-messages.ts";

const source: HistorySource = {
  phone: "447700900001",
  seed: "test",
  chats: 1_500,
  messages: 12_000,
  hostile: false,
  settingsBy: "history",
  chunk: 750,
  perChat: 1_000_000,
  bornAt: 1_790_000_000_000,
};

async function build(from: HistorySource) {
  const hash = createHash("sha256");
  const parts: proto.HistorySync[] = [];
  for await (const { initialHistBootstrapInlinePayload } of buildHistory(from, planDirectory(from))) {
    hash.update(initialHistBootstrapInlinePayload!);
    parts.push(proto.HistorySync.decode(inflateSync(initialHistBootstrapInlinePayload!)));
  }
  return { parts, chats: parts.flatMap(({ conversations }) => conversations), digest: hash.digest("hex") };
}

describe("the history", { timeout: 30_000 }, async () => {
  const { parts, chats, digest } = await build(source);
  const messagesOf = (chat: proto.IConversation) => chat.messages!.map(({ message }) => message!);

  it("is the same, byte for byte, for the same seed, and another for another", async () => {
    expect((await build({ ...source })).digest).toBe(digest);
    expect((await build({ ...source, seed: "other" })).digest).not.toBe(digest);
  });

  it("leaves pins, mutes and archived chats to the settings when these tell them", async () => {
    const told = await build({ ...source, chats: 60, messages: 60, settingsBy: "appState" });
    const flags = ({ pinned, archived, muteEndTime }: proto.IConversation) => [pinned, archived, muteEndTime];
    expect(told.chats.flatMap(flags).filter((flag) => flag)).toEqual([]);
    expect(chats.flatMap(flags).filter((flag) => flag)).not.toEqual([]);
  });

  it("has every chat once and every message, and ends with progress 100", () => {
    expect(chats).toHaveLength(source.chats);
    expect(new Set(chats.map(({ id }) => id)).size).toBe(source.chats);
    const ids = chats.flatMap((chat) => messagesOf(chat).map(({ key }) => key!.id));
    expect(ids).toHaveLength(source.messages);
    expect(new Set(ids).size).toBe(source.messages);
    expect(parts.map(({ progress }) => progress)).toEqual(
      [...parts.map(({ progress }) => progress)].sort((a, b) => a! - b!),
    );
    expect(parts.at(-1)).toMatchObject({ syncType: proto.HistorySync.HistorySyncType.RECENT, progress: 100 });
  });

  it("names no two chats for one person", () => {
    const people = chats.flatMap(({ id, pnJid, lidJid }) => [id, pnJid, lidJid].filter(Boolean));
    expect(new Set(people).size).toBe(people.length);
  });

  it("counts as unread what the newest messages of others show", () => {
    const unread = chats.filter(({ unreadCount }) => unreadCount);
    expect(unread.length).toBeGreaterThan(50);
    for (const chat of unread)
      for (const { key, message } of messagesOf(chat).slice(0, chat.unreadCount!)) {
        expect(key!.fromMe).toBe(false);
        expect(message).toBeTruthy();
      }
  });

  it("dates a chat by its newest message, which is one with content", () => {
    for (const chat of chats.filter(({ messages }) => messages!.length > 0)) {
      const times = messagesOf(chat).map(({ messageTimestamp }) => Number(messageTimestamp));
      expect(times).toEqual([...times].sort((a, b) => b - a));
      expect(Number(chat.conversationTimestamp)).toBe(times[0]);
      expect(messagesOf(chat)[0]!.message).toBeTruthy();
    }
  });

  it("has some of everything a phone has", () => {
    const some = (what: (chat: proto.IConversation) => unknown) => expect(chats.some(what)).toBe(true);
    some(({ archived }) => archived);
    some(({ markedAsUnread }) => markedAsUnread);
    some(({ muteEndTime }) => String(muteEndTime) === "18446744073709551615");
    some(({ id, pnJid }) => id!.endsWith("@lid") && pnJid);
    some(({ id, pnJid }) => id!.endsWith("@lid") && !pnJid);
    some(({ id, lidJid }) => id!.endsWith("@s.whatsapp.net") && lidJid);
    some(({ id, participant }) => id!.endsWith("@g.us") && participant!.length > 2);
    some(({ id }) => id!.endsWith("@newsletter"));
    some(({ name }) => !name);
    for (const script of ["Arabic", "Hebrew", "Han", "Hangul", "Greek", "Cyrillic", "Latin"])
      some(({ name }) => name && new RegExp(`\\p{Script=${script}}`, "u").test(name));
    expect(chats.filter(({ pinned }) => pinned)).toHaveLength(3);
    const contents = new Set(
      chats.flatMap((chat) => messagesOf(chat).flatMap(({ message }) => Object.keys(message ?? { system: 1 }))),
    );
    for (const kind of [
      "conversation",
      "extendedTextMessage",
      "imageMessage",
      "audioMessage",
      "documentMessage",
      "locationMessage",
      "contactMessage",
      "pollCreationMessageV3",
      "system",
    ])
      expect(contents).toContain(kind);
  });

  it("carries hostile names and texts when asked", async () => {
    const hostile = await build({ ...source, chats: 30, messages: 900, hostile: true });
    const names = hostile.chats.map(({ name }) => name);
    expect(names).toContain("<img src=x onerror=alert(1)>");
    expect(names.some((name) => name!.includes("\0"))).toBe(true);
    expect(names.some((name) => name!.length > 60_000)).toBe(true);
  });

  test.prop([fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1_000 })], { numRuns: 60 })(
    "has as many chats and messages as asked for",
    async (count, messages) => {
      const built = await build({ ...source, chats: count, messages: count === 0 ? 0 : messages });
      expect(built.chats).toHaveLength(count);
      expect(built.chats.reduce((sum, chat) => sum + chat.messages!.length, 0)).toBe(count === 0 ? 0 : messages);
    },
  );
});

describe("sharing messages among chats", () => {
  test.prop([fc.string(), fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 0, max: 50_000 })])(
    "gives out exactly what there is",
    (seed, chats, messages) => {
      const shares = shareMessages(randomFrom(seed), { chats, messages });
      expect(shares).toHaveLength(chats);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(messages);
    },
  );
});
