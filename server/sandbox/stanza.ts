import type { BinaryNode } from "@whiskeysockets/baileys";

export type Stanza = BinaryNode;
export const SERVER = "s.whatsapp.net";

type Attributes = Record<string, string | number | undefined>;

/** A stanza; attributes become strings (the codec corrupts a frame on others) and absent ones are left out. */
export function stanza(tag: string, attributes: Attributes = {}, content?: Stanza[] | Uint8Array): Stanza {
  const attrs: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) attrs[name] = String(value);
  return content === undefined ? { tag, attrs } : { tag, attrs, content };
}

export const children = (of: Stanza | undefined): Stanza[] => (Array.isArray(of?.content) ? of.content : []);

export const child = (of: Stanza | undefined, tag: string): Stanza | undefined =>
  children(of).find((node) => node.tag === tag);

/** The bytes inside the child `tag`; empty when there is none. */
export function bytesOf(of: Stanza | undefined, tag: string): Buffer {
  const content = child(of, tag)?.content;
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.alloc(0);
}

export const numberOf = (of: Stanza | undefined, tag: string): number => {
  const bytes = bytesOf(of, tag);
  return bytes.length === 0 ? 0 : bytes.readUIntBE(0, bytes.length);
};

/** `count` bytes, big-endian: how WhatsApp writes key ids. */
export function bigEndian(value: number, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  bytes.writeUIntBE(value, 0, count);
  return bytes;
}

export const seconds = (ms: number = Date.now()): number => Math.floor(ms / 1000);
