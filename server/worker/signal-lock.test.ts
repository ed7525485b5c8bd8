import { createRequire } from "node:module";
import { addTransactionCapability, type SignalDataSet, type SignalKeyStore } from "@whiskeysockets/baileys";
import { expect, it } from "vitest";
import { signalLock } from "./signal-lock.ts";

type QueueJob = <T>(address: string, job: () => Promise<T>) => Promise<T>;
const queueJob = createRequire(import.meta.url)("libsignal/src/queue_job.js") as QueueJob;
const nothing = () => undefined;
const logger = { level: "silent", child: () => logger, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }; // prettier-ignore

/** The store of one number, and what has been committed to it. */
function number() {
  const committed: SignalDataSet[] = [];
  const store: SignalKeyStore = { get: () => ({}), set: (data) => void committed.push(data) };
  const capable = addTransactionCapability(store, logger, { maxCommitRetries: 1, delayBetweenTriesMs: 0 });
  return { committed, capable, ...signalLock(capable) };
}

/** A job of `two` in a transaction that fails, begun while `one` is at work on the same person. */
async function failBeside(keysOfTwo: (two: ReturnType<typeof number>) => Pick<SignalKeyStore, "set">) {
  const [one, two] = [number(), number()];
  let go: () => void = nothing;
  const busy = one.locked(() => queueJob("1.0", () => new Promise<void>((resolve) => (go = resolve))));
  const failed = two.locked(async () => {
    const job = queueJob("1.0", async () => keysOfTwo(two).set({ session: { "1.0": new Uint8Array([1]) } }));
    setImmediate(() => go());
    await job;
    throw new Error("cannot be read");
  });
  await expect(failed).rejects.toThrow("cannot be read");
  await busy;
  return two.committed;
}

it("a transaction that fails leaves no ratchet behind, whoever else is at work on the same person", async () => {
  expect(await failBeside((two) => two.keys)).toEqual([]);
});

it("with the bare store it does: its job runs in the other number's context", async () => {
  expect(await failBeside((two) => two.capable)).toHaveLength(1);
});
