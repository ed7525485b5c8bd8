import { proto, type WAMessage } from "@whiskeysockets/baileys";
import { describe, expect, it } from "vitest";
import { takeBatch } from "./batch.ts";

const { SERVER_ACK, READ } = proto.WebMessageInfo.Status;
const { CIPHERTEXT, REVOKE } = proto.WebMessageInfo.StubType;
const key = { remoteJid: "447700900555@s.whatsapp.net", fromMe: true, id: "3A01" };

const told = (message: Partial<WAMessage>) =>
  takeBatch(
    { "messages.upsert": { type: "append", messages: [{ key, message: { conversation: "mine" }, ...message }] } },
    { isStored: () => true, resync: false },
  );

describe("a batch of events", () => {
  it("keeps the receipt that Baileys put into the message it came with", () => {
    expect(told({ status: READ })).toEqual({ statuses: [{ key, status: READ }] });
  });
  it("holds nothing of a message that is in the inbox and has come no further than the server", () => {
    expect(told({ status: SERVER_ACK })).toBeUndefined();
  });
  it("takes a text and its deletion, of which Baileys makes one message under the deletion's id, for no message", () => {
    expect(told({ message: null, messageStubType: REVOKE })).toBeUndefined();
  });
  it("keeps that a message could not be decrypted", () => {
    expect(told({ message: null, messageStubType: CIPHERTEXT })?.messages).toHaveLength(1);
  });
});
