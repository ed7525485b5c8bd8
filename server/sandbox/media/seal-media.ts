import { createCipheriv, createHash, createHmac } from "node:crypto";
import { getMediaKeys } from "@whiskeysockets/baileys";

const MAC_BYTES = 10;

/** A file as WhatsApp's media servers keep it: AES-256-CBC, then ten bytes of HMAC over iv and ciphertext. */
export async function sealMedia(plain: Uint8Array, mediaKey: Uint8Array, kind: Parameters<typeof getMediaKeys>[1]) {
  const { iv, cipherKey, macKey } = await getMediaKeys(mediaKey, kind);
  if (!macKey) throw new Error("this kind of file has no key for its seal");
  const cipher = createCipheriv("aes-256-cbc", cipherKey, iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const mac = createHmac("sha256", macKey).update(iv).update(sealed).digest().subarray(0, MAC_BYTES);
  const file = Buffer.concat([sealed, mac]);
  return { file, fileLength: plain.length, fileSha256: sha256(plain), fileEncSha256: sha256(file) };
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
