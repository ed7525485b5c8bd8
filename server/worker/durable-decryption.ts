import type { SignalKeyStore, SocketConfig } from "@whiskeysockets/baileys";
import { type Arrivals, type Part, TOGETHER, type Way } from "./arrivals.ts";
import { type Decrypted, hashOfCiphertext } from "./inbox-row.ts";
import type { SignalLock } from "./signal-lock.ts";

export type Repository = ReturnType<SocketConfig["makeSignalRepository"]>;
type Stores = { signal: SignalLock; arrivals: Arrivals };

const WORTH_IT = TOGETHER / 2; // fewer have time until Baileys comes to them
const EMPTY = Buffer.from([1]); // an empty message with its padding: acknowledged, and nothing is stored twice

/** Baileys' two ways to decrypt: what they answer is durable, together with the keys that are used up by it. */
export function durableDecryption(
  inner: Repository,
  stores: Stores,
): Pick<Repository, "decryptMessage" | "decryptGroupMessage"> {
  const pairwise = (options: Parameters<Repository["decryptMessage"]>[0]): Way => {
    const address = inner.jidToSignalProtocolAddress(options.jid);
    return {
      decrypt: ({ ciphertext, type }) =>
        inner.decryptMessage({ ...options, ciphertext, type: type === "msg" ? type : "pkmsg" }),
      keysOf: ({ type }) => ({ session: address, ...(type !== "msg" && { "identity-key": address }) }),
    };
  };
  return {
    decryptMessage: (options) => decrypt(stores, options.ciphertext, pairwise(options)),
    decryptGroupMessage: (options) =>
      decrypt(stores, options.msg, {
        decrypt: ({ ciphertext }) => inner.decryptGroupMessage({ ...options, msg: ciphertext }),
        keysOf: () => ({}),
      }),
  };
}

/**
 * A commit costs more than a decryption, so what waits behind this message is decrypted with it and kept in the same commit; and while
 * Baileys, which handles one after the other, is answered from memory, those behind them already are. When one of them cannot be read
 * nothing of its batch has happened, and Baileys gets to see for itself.
 */
async function decrypt({ signal, arrivals }: Stores, ciphertext: Uint8Array, way: Way): Promise<Uint8Array> {
  const arrival = arrivals.find(ciphertext);
  if (!arrival) throw new Error("a message that has not come in over this socket");
  const first = { arrival, way };
  arrivals.reached(first);
  await arrival.coming;
  if (!arrival.plain) {
    const more = arrival.isAlone ? [] : arrivals.next(TOGETHER - 1);
    await decryptTogether(signal, [first, ...more]).catch((error: unknown) => {
      if (more.length === 0) throw error;
      return decryptTogether(signal, [first]);
    });
  }
  decryptAhead(signal, arrivals);
  return arrival.plain ?? EMPTY;
}

/** Where it fails nothing has happened; a store that failed has closed the socket. */
function decryptAhead(signal: SignalLock, arrivals: Arrivals): void {
  const parts = arrivals.next(TOGETHER);
  if (parts.length < WORTH_IT) return;
  const coming = decryptTogether(signal, parts)
    .catch(() => undefined)
    .finally(() => {
      for (const { arrival } of parts) arrival.coming = undefined;
    });
  for (const { arrival } of parts) arrival.coming = coming;
}

async function decryptTogether({ keys, locked }: SignalLock, parts: readonly Part[]): Promise<void> {
  const plains = await locked(async () => {
    const hashes = parts.map(({ arrival }) => hashOfCiphertext(arrival.ciphertext));
    const before = await findDecrypted(keys, hashes);
    if (parts.length > 1) await readKeys(keys, parts);
    const read: Uint8Array[] = [];
    for (const [index, part] of parts.entries()) {
      const hash = hashes[index] ?? "";
      const known = (before[hash] ??= await decryptOne(keys, part, hash)); // the same bytes may have come twice
      read.push(known === true ? EMPTY : known);
    }
    return read;
  });
  for (const [index, { arrival }] of parts.entries()) arrival.plain = plains[index]; // durable by now
}

async function decryptOne(keys: SignalKeyStore, { arrival, way }: Part, hash: string): Promise<Uint8Array> {
  try {
    const plain = await way.decrypt(arrival);
    await keepDecrypted(keys, hash, { node: arrival.node, plain });
    return plain;
  } catch (error) {
    arrival.isAlone = true;
    throw error;
  }
}

/** All that is about to be used, in one look instead of one a message. */
async function readKeys(keys: SignalKeyStore, parts: readonly Part[]): Promise<void> {
  const needed = parts.map(({ arrival, way }) => way.keysOf(arrival));
  for (const type of ["session", "identity-key"] as const)
    await keys.get(type, [...new Set(needed.flatMap((each) => each[type] ?? []))]);
}

/** The key store knows one kind of key more than Baileys does. */
type InboxKeys = {
  get(type: "inbox", ids: string[]): Promise<Record<string, Uint8Array | true>>;
  set(data: { inbox: Record<string, Decrypted> }): Promise<void>;
};

const findDecrypted = (keys: unknown, hashes: string[]) => (keys as InboxKeys).get("inbox", hashes);

const keepDecrypted = (keys: unknown, hash: string, decrypted: Decrypted) =>
  (keys as InboxKeys).set({ inbox: { [hash]: decrypted } });
