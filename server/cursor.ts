import { createHmac, timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import { invalid } from "./errors.ts";
import { derivedKey } from "./seal.ts";

const MAC_LENGTH = 22; // 16 bytes in base64url
const MAX_LENGTH = 4096; // a snapshot names every transaction then in progress

/** An opaque, authenticated cursor; good for one list, session and filter. Anything else is the client's mistake. */
export function cursorFor<P extends z.ZodType>(list: string, position: P) {
  const mac = (body: string, within: unknown) =>
    createHmac("sha256", derivedKey("cursor"))
      .update(JSON.stringify([list, within, body]))
      .digest()
      .subarray(0, 16)
      .toString("base64url");
  return {
    encode(at: z.output<P>, within: unknown): string {
      const body = Buffer.from(JSON.stringify(at)).toString("base64url");
      return mac(body, within) + body;
    },
    decode(text: string, within: unknown): z.output<P> {
      const body = text.slice(MAC_LENGTH);
      if (text.length > MAX_LENGTH || !sameText(text.slice(0, MAC_LENGTH), mac(body, within))) {
        throw invalid({ path: "cursor", message: "not one that this list issued; begin again without a cursor" });
      }
      return position.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
    },
  };
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
