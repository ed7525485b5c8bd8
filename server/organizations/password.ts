import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id with the library's defaults (19 MiB, 2 passes), which follow OWASP. */
export const hashPassword = (password: string): Promise<string> => hash(password);

let nobody: Promise<string> | undefined;

/** Takes as long for a person who does not exist, so that the time an answer takes tells nothing. */
export async function matchesPassword(storedHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(oneTimePassword());
  const matches = await verify(storedHash ?? (await nobody), password);
  return storedHash !== undefined && matches;
}

const LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // none that look alike

/** Four groups of four: 93 bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
  return [group(), group(), group(), group()].join("-");
}
