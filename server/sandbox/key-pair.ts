import { createHmac, createPrivateKey, createPublicKey } from "node:crypto";

/** A Curve25519 pair, 32 bytes each, the public half without libsignal's type byte. */
export type KeyPair = { public: Buffer; private: Buffer };

const PRIVATE_DER = Buffer.from("302e020100300506032b656e04220420", "hex");
const PUBLIC_DER_LENGTH = 12;

/** The pair that `label` always has under this secret: nobody's keys need storing. */
export function deriveKeyPair(secret: Buffer, label: string): KeyPair {
  const privateKey = createHmac("sha256", secret).update(label).digest();
  privateKey[0] = (privateKey[0] ?? 0) & 248;
  privateKey[31] = ((privateKey[31] ?? 0) & 127) | 64;
  return { public: publicOf(privateKey), private: privateKey };
}

function publicOf(privateKey: Buffer): Buffer {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, privateKey]), format: "der", type: "pkcs8" });
  return createPublicKey(key).export({ format: "der", type: "spki" }).subarray(PUBLIC_DER_LENGTH);
}
