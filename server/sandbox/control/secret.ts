import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Store } from "../store.ts";

/** The bearer secret of the control API: made once, kept in the file `secret`. */
export const makeSecret = (store: Store): Promise<string> =>
  store.once("secret", () => randomBytes(32).toString("base64url"));

/** In constant time, whatever the lengths. */
export function isAuthorized(header: string | undefined, secret: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(header ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(given), digest(secret));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
