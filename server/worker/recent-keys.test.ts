import type { SignalDataSet } from "@whiskeysockets/baileys";
import { expect, it } from "vitest";
import { RecentKeys } from "./recent-keys.ts";

const session = (id: string, value: unknown) => ({ session: { [id]: value } }) as unknown as SignalDataSet;
const [ONE, TWO] = [{ n: 1 }, { n: 2 }];

it("knows a key once it is durable, and not before", async () => {
  const recent = new RecentKeys();
  await recent.write(session("a", ONE), () => {
    expect(recent.get("session", ["a"])).toEqual({});
    return Promise.resolve();
  });
  expect(recent.get("session", ["a", "b"])).toEqual({ a: ONE });
  await recent.write(session("a", TWO), () => {
    expect(recent.get("session", ["a"])).toEqual({}); // either may be stored by now
    return Promise.resolve();
  });
  expect(recent.get("session", ["a"])).toEqual({ a: TWO });
});

it("does not know what was not stored, nor what was deleted, nor keys that are used once", async () => {
  const recent = new RecentKeys();
  await recent.write(session("a", ONE), () => Promise.resolve());
  await expect(recent.write(session("a", TWO), () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(recent.get("session", ["a"])).toEqual({});
  await recent.write(session("a", ONE), () => Promise.resolve());
  await recent.write(session("a", null), () => Promise.resolve());
  expect(recent.get("session", ["a"])).toEqual({});
  await recent.write({ "pre-key": { 7: ONE } } as unknown as SignalDataSet, () => Promise.resolve());
  expect(recent.get("pre-key", ["7"])).toEqual({});
});

it("keeps what was stored last, however long each takes", async () => {
  const recent = new RecentKeys();
  const stored: unknown[] = [];
  const after = (ms: number, value: unknown) => () =>
    new Promise<void>((resolve) => setTimeout(() => resolve(void stored.push(value)), ms));
  await Promise.all([recent.write(session("a", ONE), after(20, ONE)), recent.write(session("a", TWO), after(1, TWO))]);
  expect(stored).toEqual([ONE, TWO]);
  expect(recent.get("session", ["a"])).toEqual({ a: TWO });
});
