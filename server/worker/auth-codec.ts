import { BufferJSON, proto } from "@whiskeysockets/baileys";
import { seal, unseal } from "@/server/seal.ts";

/** Secrets of a login as sealed bytes and back. The row's identity is sealed in, so a row copied elsewhere does not open. */

const pack = (value: unknown) => Buffer.from(JSON.stringify(value, BufferJSON.replacer));
const unpack = (bytes: Buffer): unknown => JSON.parse(bytes.toString(), BufferJSON.reviver);

export const sealValue = (value: unknown, row: readonly string[]): Buffer => seal(pack(value), row);
export const unsealValue = (sealed: Uint8Array, row: readonly string[]): unknown => unpack(unseal(sealed, row));

/** Some kinds of key are more than their JSON. */
export function reviveKey(type: string, value: unknown): unknown {
  if (type === "app-state-sync-key" && typeof value === "object" && value !== null)
    return proto.Message.AppStateSyncKeyData.fromObject(value);
  if (type === "sender-key" && value instanceof Uint8Array) return reviveSenderKey(value);
  return value;
}

/**
 * libsignal writes a sender key's skipped message keys with plain JSON, and then cannot read them: a group message that was overtaken
 * would never decrypt. Written again the way it reads them, it does (whatsapp.md §7).
 */
function reviveSenderKey(bytes: Uint8Array): Buffer {
  const record: unknown = JSON.parse(Buffer.from(bytes).toString(), (_, value: unknown) =>
    isPlainBuffer(value) ? Buffer.from(value.data) : value,
  );
  return Buffer.from(JSON.stringify(record, BufferJSON.replacer));
}

const isPlainBuffer = (value: unknown): value is { data: number[] } =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  value.type === "Buffer" &&
  "data" in value &&
  Array.isArray(value.data);
