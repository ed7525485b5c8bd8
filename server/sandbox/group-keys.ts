import { randomBytes, randomInt } from "node:crypto";
import { Curve, generateSignalPubKey, type proto, writeRandomPadMax16 } from "@whiskeysockets/baileys";
import type { Account, Device } from "./account.ts";
import { announceChain, openInChain, placeOf, readAnnouncement, sealInChain, type SenderKey } from "./group-cipher.ts";

/** A message sealed once for the whole group. */
export type GroupSealed = {
  key: SenderKey;
  content: Buffer;
  /** What a device that has not read this sender yet must be told first, or again. */
  announcement: proto.Message.ISenderKeyDistributionMessage;
};

const HIGHEST_ID = 2 ** 31;

/** Encrypts as the contact for everybody in the group; the contact's chain there is made when there is none. */
export function sealForGroup(
  { state }: Account,
  { contact, group }: { contact: string; group: string },
  plain: Uint8Array,
): GroupSealed {
  const key = (state.senderKeys[`${contact}|${group}`] ??= newKey());
  const axolotlSenderKeyDistributionMessage = announceChain(key.chain);
  const { content, next } = sealInChain(key.chain, Buffer.from(key.signing, "base64"), writeRandomPadMax16(plain));
  key.chain = next;
  return { key, content, announcement: { groupId: group, axolotlSenderKeyDistributionMessage } };
}

/** A client tells those in a group how to read it. One reader stands for all of them. */
export function keepSenderKey(
  { state }: Account,
  device: Device,
  { groupId, axolotlSenderKeyDistributionMessage: announcement }: proto.Message.ISenderKeyDistributionMessage,
): void {
  if (!announcement) return;
  const chain = readAnnouncement(announcement);
  const place = `${device.id}|${groupId ?? ""}|${chain.id}`;
  if ((state.clientChains[place]?.iteration ?? -1) < chain.iteration) state.clientChains[place] = chain;
}

/** Decrypts what a client wrote to a group. Padding is still on. Throws when it has told nobody how. */
export function unsealInGroup(
  { state }: Account,
  { device, group }: { device: Device; group: string },
  sealed: Uint8Array,
): Buffer {
  const place = `${device.id}|${group}|${placeOf(sealed).id}`;
  const chain = state.clientChains[place];
  if (!chain) throw new Error("a group message whose sender key nobody has");
  const { plain, next } = openInChain(chain, sealed);
  state.clientChains[place] = next;
  return plain;
}

function newKey(): SenderKey {
  const signing = Curve.generateKeyPair();
  const chain = {
    id: randomInt(1, HIGHEST_ID),
    iteration: 0,
    chainKey: randomBytes(32).toString("base64"),
    signingKey: Buffer.from(generateSignalPubKey(signing.public)).toString("base64"),
  };
  return { chain, signing: Buffer.from(signing.private).toString("base64"), sharedWith: [] };
}
