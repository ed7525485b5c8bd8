import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { secrets } from "./env.ts";

/**
 * Secrets at rest: AES-256-GCM. Layout: version (1) | key id (4) | nonce (12) | tag (16) | ciphertext. The row's identity is
 * authenticated with it, so a row copied elsewhere does not open. The key id is derived from the key, so that a wrong key is
 * told apart from a damaged row.
 */
const VERSION = 1;
const HEADER = 5;
const NONCE = 12;
const TAG = 16;

const derived = new Map<string, Buffer>();

/** A 32-byte key for one purpose, from ENCRYPTION_KEY by HKDF-SHA256. */
export function derivedKey(purpose: "cursor" | "seal" | "seal-id"): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const made = Buffer.from(hkdfSync("sha256", secrets().encryptionKey, "switchboard", purpose, 32));
  derived.set(purpose, made);
  return made;
}

const header = () => Buffer.concat([Buffer.from([VERSION]), derivedKey("seal-id").subarray(0, 4)]);

/** `row` names where the value lives, for example `["auth_keys", session, type, id]`. */
export function seal(plain: Uint8Array, row: readonly string[]): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", derivedKey("seal"), nonce).setAAD(Buffer.from(JSON.stringify(row)));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([header(), nonce, cipher.getAuthTag(), body]);
}

/** What `seal` was given. Throws when the key is another one, the row is another one, or a byte has changed. */
export function unseal(sealed: Uint8Array, row: readonly string[]): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (!bytes.subarray(0, HEADER).equals(header()))
    throw new Error("sealed with another ENCRYPTION_KEY than the one in force");
  const nonce = bytes.subarray(HEADER, HEADER + NONCE);
  const tag = bytes.subarray(HEADER + NONCE, HEADER + NONCE + TAG);
  const decipher = createDecipheriv("aes-256-gcm", derivedKey("seal"), nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(JSON.stringify(row))).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(HEADER + NONCE + TAG)), decipher.final()]);
}
