import { createHash } from "node:crypto";
import type { BinaryNode } from "@whiskeysockets/baileys";
import { BufferJSON } from "@whiskeysockets/baileys";
import { seal, unseal } from "@/server/seal.ts";

/** How a row of the inbox is written and read: a stanza without its ciphertext, who we were when it came, and its plain text. */

export type StoredNode = {
  attrs: Record<string, string>;
  /** A decrypted text is padded, a plain one is not. */
  padded: boolean;
  meId: string;
  meLid: string;
  verifiedName?: Uint8Array;
};

/** A decrypted message on its way into the inbox, in the same commit as the keys that decrypted it. */
export type Decrypted = { node: StoredNode; plain: Uint8Array };

const identity = (session: string, hash: string, column: "node" | "body") => ["inbox", session, hash, column];

export const sealNode = (session: string, hash: string, node: StoredNode): Buffer =>
  seal(Buffer.from(JSON.stringify(node, BufferJSON.replacer)), identity(session, hash, "node"));

export const openNode = (session: string, hash: string, sealed: Buffer): StoredNode =>
  JSON.parse(unseal(sealed, identity(session, hash, "node")).toString(), BufferJSON.reviver) as StoredNode;

export const sealBody = (session: string, hash: string, plain: Uint8Array): Buffer =>
  seal(plain, identity(session, hash, "body"));

export const openBody = (session: string, hash: string, sealed: Buffer): Buffer =>
  unseal(sealed, identity(session, hash, "body"));

/** A ciphertext is unique by itself; the address it is decrypted under may be another one the next time. */
export const hashOfCiphertext = (ciphertext: Uint8Array): string =>
  createHash("sha256").update(ciphertext).digest("hex");

/** Two people may say the same words: a plain text is known by its message too. */
export function hashOfPlaintext({ attrs }: BinaryNode, content: Uint8Array): string {
  const { from = "", participant = "", recipient = "", id = "" } = attrs;
  return createHash("sha256")
    .update(JSON.stringify([from, participant, recipient, id]))
    .update(content)
    .digest("hex");
}
