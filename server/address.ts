import { isIP } from "node:net";
import { env } from "./env.ts";

/** The web server tells the pages behind it whom a request came from in a header that no client can set. */
export const ADDRESS_HEADER = "x-switchboard-address";

/**
 * The client's address: the socket's, or what the proxies of TRUSTED_PROXY_HOPS say of it in X-Forwarded-For. Each trusted proxy
 * appends whom it was asked by, so that many entries from the right are to be believed and those before them are the client's own words.
 */
export function addressOf(remote: string | undefined, forwarded: string | undefined): string | null {
  const chain = [...(forwarded?.split(",") ?? []), remote ?? ""].map(plain);
  const at = Math.max(chain.length - 1 - env.trustedProxyHops, 0);
  return [chain[at], plain(remote ?? "")].find((address) => address !== undefined && isIP(address) !== 0) ?? null;
}

/** Without the IPv6 form of an IPv4 address, brackets or a port. */
const plain = (text: string) =>
  text
    .trim()
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/%[^\]]*/, "")
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
