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

/** What belongs to one household or server: an IPv4 address, or the /64 around an IPv6 one. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::"); // never with dots in it
  const groups = (half: string) => (half === "" ? [] : half.split(":"));
  const [before, after] = [groups(head), groups(tail ?? "")];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return `${[...before, ...Array<string>(zeros).fill("0"), ...after].slice(0, 4).join(":")}::/64`;
}
