import type { Stanza } from "./stanza.ts";

/** A ciphertext spoilt on the way: a `msg` shows a bad MAC, the other kinds are cut short. Anything else is left as it is. */
export function corrupted(enc: Stanza): Stanza {
  const { content, attrs } = enc;
  if (!(content instanceof Uint8Array) || enc.tag !== "enc") return enc;
  if (attrs.type !== "msg") return { ...enc, content: content.subarray(0, -1) };
  const spoilt = Buffer.from(content);
  spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
  return { ...enc, content: spoilt };
}
