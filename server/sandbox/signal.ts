import { randomInt } from "node:crypto";
import { Curve, generateSignalPubKey, writeRandomPadMax16 } from "@whiskeysockets/baileys";
import { ProtocolAddress, SessionBuilder, SessionCipher, SessionRecord, type SignalStorage } from "libsignal";
import type { Account, Device, PreKey, SignedPreKey } from "./account.ts";
import { deriveKeyPair, type KeyPair } from "./key-pair.ts";

/** One end of a Signal session: a contact of the account (or its own phone), and one linked device. */
export type Correspondence = { secret: Buffer; account: Account; device: Device; contact: string };
export type Sealed = { type: "pkmsg" | "msg"; content: Uint8Array };
/** The public keys a session starts from; WhatsApp lets the one-time key be absent. */
export type Bundle = {
  identity: Buffer;
  registrationId: number;
  signedPreKey: SignedPreKey;
  preKey: PreKey | undefined;
};

const SIGNED_PRE_KEY_ID = 1;
const PHONE_DEVICE = 0;

export const identityOf = (secret: Buffer, contact: string): KeyPair => deriveKeyPair(secret, `identity ${contact}`);
const oneTimeKeyOf = (secret: Buffer, contact: string, id: number) => deriveKeyPair(secret, `pre-key ${id} ${contact}`);

/** Encrypts as the contact for the device, starting a session when there is none. */
export async function seal(between: Correspondence, plain: Uint8Array): Promise<Sealed> {
  const cipher = new SessionCipher(storageOf(between), addressOf(between));
  if (!between.account.state.sessions[sessionKey(between)]) await begin(between, takeBundle(between.device));
  const { type, body } = await cipher.encrypt(writeRandomPadMax16(plain));
  const content = Buffer.from(body, "binary");
  return { type: type === 3 ? "pkmsg" : "msg", content: new Uint8Array(content) };
}

/** Decrypts, as the contact, what the device wrote. Throws when no session fits. Padding is still on. */
export async function unseal(between: Correspondence, sealed: { type: string; content: Uint8Array }): Promise<Buffer> {
  const cipher = new SessionCipher(storageOf(between), addressOf(between));
  const content = Buffer.from(sealed.content);
  return sealed.type === "pkmsg" ? cipher.decryptPreKeyWhisperMessage(content) : cipher.decryptWhisperMessage(content);
}

/** Forgets the session and begins another, from these keys or from those uploaded. */
export async function beginAnew(between: Correspondence, bundle: Bundle | undefined): Promise<void> {
  between.account.state.sessions[sessionKey(between)] = undefined;
  await begin(between, bundle ?? takeBundle(between.device));
}

/** What the directory hands out about a contact, for a client that wants to write first. */
export function bundleOf(secret: Buffer, contact: string): Bundle {
  const identity = identityOf(secret, contact);
  const signed = deriveKeyPair(secret, `signed pre-key ${contact}`);
  const signature = Curve.sign(identity.private, generateSignalPubKey(signed.public));
  const id = randomInt(1, 1 << 20);
  return {
    identity: identity.public,
    registrationId: registrationIdOf(contact),
    signedPreKey: {
      id: SIGNED_PRE_KEY_ID,
      value: signed.public.toString("base64"),
      signature: Buffer.from(signature).toString("base64"),
    },
    preKey: { id, value: oneTimeKeyOf(secret, contact, id).public.toString("base64") },
  };
}

async function begin(between: Correspondence, bundle: Bundle): Promise<void> {
  const { preKey, signedPreKey } = bundle;
  const session = {
    registrationId: bundle.registrationId,
    identityKey: generateSignalPubKey(bundle.identity),
    signedPreKey: {
      keyId: signedPreKey.id,
      publicKey: publicKey(signedPreKey.value),
      signature: base64(signedPreKey.signature),
    },
    preKey: preKey && { keyId: preKey.id, publicKey: publicKey(preKey.value) },
  };
  const builder = new SessionBuilder(storageOf(between), addressOf(between));
  await builder.initOutgoing(session as Parameters<SessionBuilder["initOutgoing"]>[0]); // safe: libsignal takes a bundle without preKey, its types do not say so
}

/** The device's keys, one of the one-time keys spent. */
function takeBundle(device: Device): Bundle {
  return {
    identity: base64(device.identity),
    registrationId: device.registrationId,
    signedPreKey: device.signedPreKey,
    preKey: device.preKeys.shift(),
  };
}

function storageOf({ secret, account, device, contact }: Correspondence): SignalStorage {
  const { sessions } = account.state;
  const key = sessionKey({ device, contact });
  const identity = identityOf(secret, contact);
  return {
    loadSession: (_id) => Promise.resolve(recordFrom(sessions[key])),
    storeSession: (_id, record) => {
      sessions[key] = record.serialize();
      return Promise.resolve();
    },
    isTrustedIdentity: () => true,
    loadPreKey: (id) => Promise.resolve(signalPair(oneTimeKeyOf(secret, contact, Number(id)))),
    removePreKey: () => undefined,
    loadSignedPreKey: () => signalPair(deriveKeyPair(secret, `signed pre-key ${contact}`)),
    getOurRegistrationId: () => registrationIdOf(contact),
    getOurIdentity: () => signalPair(identity),
  };
}

const recordFrom = (stored: unknown): SessionRecord | undefined =>
  stored === undefined ? undefined : SessionRecord.deserialize(stored as Uint8Array); // safe: an object that serialize() made, whatever its type says

const addressOf = ({ account, device, contact }: Correspondence) =>
  new ProtocolAddress(`${account.state.phone}_${contact}`, device.id || PHONE_DEVICE);

const sessionKey = ({ device, contact }: { device: Device; contact: string }) => `${device.id}|${contact}`;
const signalPair = (pair: KeyPair) => ({ privKey: pair.private, pubKey: publicKey(pair.public) });
const publicKey = (key: Buffer | string): Buffer =>
  Buffer.from(generateSignalPubKey(typeof key === "string" ? base64(key) : key));
const base64 = (text: string): Buffer => Buffer.from(text, "base64");

function registrationIdOf(contact: string): number {
  let id = 7;
  for (const digit of contact) id = (id * 31 + digit.charCodeAt(0)) & 0x3fff;
  return id + 1;
}
