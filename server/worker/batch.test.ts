import { proto, type WAMessage } from "@whiskeysockets/baileys";
import { describe, expect, it } from "vitest";
import { takeBatch } from "./batch.ts";

const { ERROR, SERVER_ACK, READ } = proto.WebMessageInfo.Status;
const { CIPHERTEXT, REVOKE } = proto.WebMessageInfo.StubType;
const key = { remoteJid: "447700900555@s.whatsapp.net", fromMe: true, id: "3A01" };

const told = (message: Partial<WAMessage>) =>
  takeBatch(
    { "messages.upsert": { type: "append", messages: [{ key, message: { conversation: "mine" }, ...message }] } },
    { isStored: () => true, resync: false },
  );

describe("a batch of events", () => {
  it("holds nothing of a message that is in the inbox, nor of the receipt that Baileys put into it", () => {
    expect(told({ status: SERVER_ACK })).toBeUndefined();
    expect(told({ status: READ })).toBeUndefined();
  });
  it("holds what WhatsApp refused to send, but no receipt: that is stored before Baileys sees it", () => {
    const update = (status: proto.WebMessageInfo.Status) =>
      takeBatch({ "messages.update": [{ key, update: { status } }] }, { isStored: () => true, resync: false });
    expect(update(ERROR)).toEqual({ statuses: [{ key, status: ERROR }] });
    expect(update(READ)).toBeUndefined();
  });
  it("takes a text and its deletion, of which Baileys makes one message under the deletion's id, for no message", () => {
    expect(told({ message: null, messageStubType: REVOKE })).toBeUndefined();
  });
  it("says that somebody is not in the address book any more", () => {
    const left = { id: key.remoteJid, phoneNumber: key.remoteJid };
    const taken = takeBatch({ "contacts.upsert": [left] }, { isStored: () => true, resync: false });
    expect(taken).toEqual({ contacts: [{ ...left, name: null }] });
  });
  it("keeps that a message could not be decrypted", () => {
    expect(told({ message: null, messageStubType: CIPHERTEXT })?.messages).toHaveLength(1);
  });
});
