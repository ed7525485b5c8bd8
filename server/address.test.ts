import { expect, it, vi } from "vitest";
import { networkOf } from "./address.ts";

async function withHops(hops: number) {
  vi.resetModules();
  process.env.TRUSTED_PROXY_HOPS = String(hops);
  return (await import("./address.ts")).addressOf;
}

it("believes the socket alone unless proxies are trusted", async () => {
  const addressOf = await withHops(0);
  expect(addressOf("10.0.0.9", "1.2.3.4")).toBe("10.0.0.9");
  expect(addressOf("::ffff:10.0.0.9", undefined)).toBe("10.0.0.9");
  expect(addressOf("2001:db8::1", undefined)).toBe("2001:db8::1");
  expect(addressOf(undefined, "1.2.3.4")).toBeNull();
});

it("believes as many entries from the right as there are trusted proxies, whatever the client wrote before them", async () => {
  const [one, two] = [await withHops(1), await withHops(2)];
  expect(one("10.0.0.9", "6.6.6.6, 1.2.3.4")).toBe("1.2.3.4");
  expect(one("10.0.0.9", "1.2.3.4:5678")).toBe("1.2.3.4");
  expect(one("10.0.0.9", "[2001:db8::7]:443")).toBe("2001:db8::7");
  expect(two("10.0.0.9", "6.6.6.6, 1.2.3.4, 10.0.0.8")).toBe("1.2.3.4");
  expect(two("10.0.0.9", "1.2.3.4")).toBe("1.2.3.4");
  expect(one("10.0.0.9", "<script>")).toBe("10.0.0.9");
  expect(one("10.0.0.9", undefined)).toBe("10.0.0.9");
});

it.each([
  ["10.0.0.9", "10.0.0.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::ffff", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["64:ff9b::10.0.0.9", "64:ff9b:0:0::/64"],
])("%s is of the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
