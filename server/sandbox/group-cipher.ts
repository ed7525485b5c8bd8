import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { Curve, hkdf, proto } from "@whiskeysockets/baileys";

/** Where a sender's chain stands. Byte strings are base64. */
export type Chain = { id: number; iteration: number; chainKey: string; signingKey: string };

/** A person's chain in a group, and the devices that can read it. */
export type SenderKey = { chain: Chain; signing: string; sharedWith: number[] };
const VERSION = Buffer.from([0x33]);
const SIGNATURE = 64;
const CIPHER = "aes-256-cbc";
const FOR_MESSAGE = Buffer.from([1]);
const FOR_NEXT = Buffer.from([2]);

/** What a member must know to read from here on; signed by nobody, as it travels inside a sealed message. */
export function announceChain({ id, iteration, chainKey, signingKey }: Chain): Buffer {
  const known = { id, iteration, chainKey: base64(chainKey), signingKey: base64(signingKey) };
  return Buffer.concat([VERSION, proto.SenderKeyDistributionMessage.encode(known).finish()]);
}

export function readAnnouncement(announcement: Uint8Array): Chain {
  const { id, iteration, chainKey, signingKey } = proto.SenderKeyDistributionMessage.decode(announcement.subarray(1));
  return { id: id ?? 0, iteration: iteration ?? 0, chainKey: text(chainKey), signingKey: text(signingKey) };
}

/** One message for the whole group, and the chain after it. */
export function sealInChain(chain: Chain, signing: Uint8Array, padded: Uint8Array): { content: Buffer; next: Chain } {
  const { key, iv } = messageKey(chain);
  const cipher = createCipheriv(CIPHER, key, iv);
  const ciphertext = Buffer.concat([cipher.update(padded), cipher.final()]);
  const { id, iteration } = chain;
  const signed = Buffer.concat([VERSION, proto.SenderKeyMessage.encode({ id, iteration, ciphertext }).finish()]);
  return { content: Buffer.concat([signed, Curve.sign(signing, signed)]), next: nextOf(chain) };
}

/** Which chain a group message is of, and where in it. */
export function placeOf(sealed: Uint8Array): { id: number; iteration: number; ciphertext: Uint8Array } {
  const { id, iteration, ciphertext } = proto.SenderKeyMessage.decode(sealed.subarray(1, -SIGNATURE));
  return { id: id ?? 0, iteration: iteration ?? 0, ciphertext: ciphertext ?? Buffer.alloc(0) };
}

/** Reads a message at or after where the chain stands. Padding is still on. Throws for an earlier one. */
export function openInChain(chain: Chain, sealed: Uint8Array): { plain: Buffer; next: Chain } {
  const { iteration, ciphertext } = placeOf(sealed);
  if (iteration < chain.iteration) throw new Error("a group message from before where its chain stands");
  let at = chain;
  while (at.iteration < iteration) at = nextOf(at);
  const { key, iv } = messageKey(at);
  const decipher = createDecipheriv(CIPHER, key, iv);
  return { plain: Buffer.concat([decipher.update(ciphertext), decipher.final()]), next: nextOf(at) };
}

function messageKey({ chainKey }: Chain): { key: Buffer; iv: Buffer } {
  const derived = Buffer.from(hkdf(step(chainKey, FOR_MESSAGE), 48, { info: "WhisperGroup" }));
  return { iv: derived.subarray(0, 16), key: derived.subarray(16) };
}

const nextOf = (chain: Chain): Chain => ({
  ...chain,
  iteration: chain.iteration + 1,
  chainKey: text(step(chain.chainKey, FOR_NEXT)),
});

const step = (chainKey: string, what: Buffer): Buffer => createHmac("sha256", base64(chainKey)).update(what).digest();
const base64 = (encoded: string): Buffer => Buffer.from(encoded, "base64");
const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString("base64");
