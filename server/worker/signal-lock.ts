import { AsyncResource } from "node:async_hooks";
import type { SignalKeyStoreWithTransaction } from "@whiskeysockets/baileys";

const LOCK = "signal"; // one for all: phone number and hidden number name the same row of a session
const RATCHETS: ReadonlySet<string> = new Set(["session", "identity-key", "pre-key"]);

/**
 * The transactions of one session's Signal keys, one at a time. libsignal keeps one queue an address for the whole process, and whoever
 * is at work on it runs the next one's job in his own asynchronous context: with two numbers that hear from the same person, the keys of
 * one would be read and written outside of its transaction. `keys` is the store for Baileys' repository: whatever context asks for the
 * keys of a ratchet, it is the transaction under way that answers.
 */
export function signalLock(store: SignalKeyStoreWithTransaction) {
  let underWay: AsyncResource | undefined;
  const within = <T>(isRatchet: boolean, work: () => T): T =>
    isRatchet && underWay && !store.isInTransaction() ? underWay.runInAsyncScope(work) : work();
  const keys: SignalKeyStoreWithTransaction = {
    ...store,
    get: (type, ids) => within(RATCHETS.has(type), () => store.get(type, ids)),
    set: (data) =>
      within(
        Object.keys(data).every((type) => RATCHETS.has(type)),
        () => store.set(data),
      ),
  };
  const locked = <T>(work: () => Promise<T>): Promise<T> =>
    store.transaction(async () => {
      const before = underWay;
      underWay = new AsyncResource("signal transaction");
      try {
        return await work();
      } finally {
        underWay = before;
      }
    }, LOCK);
  return { keys, locked };
}

export type SignalLock = ReturnType<typeof signalLock>;
