import { expect, it } from "vitest";
import { type Arrival, Arrivals, TOGETHER, type Way } from "./arrivals.ts";

const way: Way = { decrypt: () => Promise.resolve(new Uint8Array()), keysOf: () => ({}) };
const from = (jid: string, id: string, rest: Partial<Arrival> = {}): Arrival => ({
  ciphertext: new Uint8Array(10),
  type: "msg",
  node: { attrs: { from: jid, id, t: id }, padded: true, meId: "", meLid: "" },
  isAlone: false,
  ...rest,
});
const ids = (arrivals: Arrivals, most = TOGETHER) => arrivals.next(most).map(({ arrival }) => arrival.node.attrs.id);

/** A line in which Baileys has come to the first message of `a`, and then to nothing more. */
function line(...waiting: Arrival[]): Arrivals {
  const arrivals = new Arrivals();
  const first = from("a", "0");
  for (const one of [first, ...waiting]) arrivals.note(one);
  arrivals.reached({ arrival: first, way });
  return arrivals;
}

it("those from a place that is known come next, in order; a stranger's first message waits for Baileys", () => {
  const arrivals = line(from("a", "1"), from("b", "2"), from("a", "3"), from("b", "4"));
  expect(ids(arrivals)).toEqual(["1", "3"]);
  expect(ids(arrivals, 1)).toEqual(["1"]);
});

it("nothing overtakes one from its own place that has to be decrypted alone", () => {
  expect(ids(line(from("a", "1"), from("a", "2", { isAlone: true }), from("a", "3")))).toEqual(["1"]);
});

it("enough is enough: nothing more while a whole batch is ready, and none grows too large", () => {
  const ready = Array.from({ length: TOGETHER }, (_, index) =>
    from("a", String(index + 1), { plain: new Uint8Array() }),
  );
  expect(ids(line(...ready, from("a", "99")))).toEqual([]);
  expect(ids(line(...ready.slice(1), from("a", "99")))).toEqual(["99"]);
  const large = { ciphertext: new Uint8Array(200 * 1024) };
  expect(ids(line(from("a", "1", large), from("a", "2", large), from("a", "3", large)))).toEqual(["1", "2"]);
});

it("ten thousand that Baileys passes over do not stay", () => {
  const arrivals = line(...Array.from({ length: 10_000 }, (_, index) => from("b", String(index))));
  arrivals.note(from("a", "last"));
  for (const gone of Array.from({ length: 5_000 }, (_, index) => from("c", String(index)))) arrivals.note(gone);
  expect(ids(arrivals)).toEqual([]);
});
