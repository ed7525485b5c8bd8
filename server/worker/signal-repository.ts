import { AsyncResource } from "node:async_hooks";
import {
  type BinaryNode,
  DEFAULT_CONNECTION_CONFIG,
  type SignalKeyStoreWithTransaction,
  type SocketConfig,
} from "@whiskeysockets/baileys";
import type { Arrivals } from "./arrivals.ts";
import { durableDecryption, type Repository } from "./durable-decryption.ts";
import type { StoredNode } from "./inbox-row.ts";
import { signalLock, type SignalLock } from "./signal-lock.ts";

/**
 * Baileys commits the ratchet, acknowledges, and only then tells us what it decrypted; a process that dies in between has lost the
 * message for good. So its signal repository is wrapped: text and ratchet reach the database in one commit, and only then does the
 * acknowledgement leave (whatsapp.md §7 has the measurements behind every rule here).
 */

type MakeRepository = SocketConfig["makeSignalRepository"];

export function durableRepository(arrivals: Arrivals): MakeRepository {
  return (auth, logger, pnToLid) => {
    const signal = signalLock(auth.keys as SignalKeyStoreWithTransaction);
    const inner = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ ...auth, keys: signal.keys }, logger, pnToLid);
    return { ...inner, ...durableDecryption(inner, { signal, arrivals }), ...escapedSends(inner, signal) };
  };
}

/**
 * Sending runs inside one long transaction of Baileys' own, that commits after the stanza has left. Its signal work escapes into
 * transactions of their own, under the lock that decryption uses: durable before it leaves, and no row is written by two at once.
 */
function escapedSends(inner: Repository, { locked }: SignalLock): Partial<Repository> {
  const root = new AsyncResource("signal");
  const outside = <T>(work: () => T): T => root.runInAsyncScope(work);
  const escape = <T>(work: () => Promise<T>): Promise<T> => outside(() => locked(work));
  return {
    encryptMessage: (options) => escape(() => inner.encryptMessage(options)),
    encryptGroupMessage: (options) => escape(() => inner.encryptGroupMessage(options)),
    deleteSession: (jids) => escape(() => inner.deleteSession(jids)),
    migrateSession: (from, to) => escape(() => inner.migrateSession(from, to)),
    getSenderKeyDistributionMessage: (options) => escape(() => inner.getSenderKeyDistributionMessage(options)),
    processSenderKeyDistributionMessage: (options) => escape(() => inner.processSenderKeyDistributionMessage(options)),
    injectE2ESession: (options) =>
      escape(async () => {
        // A healthy session is not replaced: a message in flight on it would break both. Only who cannot read what we sent asks for
        // another one, and messages are not sent yet.
        if (!(await inner.validateSession(options.jid)).exists) await inner.injectE2ESession(options);
      }),
    validateSession: (jid) => outside(() => inner.validateSession(jid)),
    getSessionInfo: (jid) => outside(() => inner.getSessionInfo(jid)),
    hasSenderKey: (options) => outside(() => inner.hasSenderKey(options)),
  };
}

/** A stanza without its content, as it is kept beside the text. */
export function storedNodeOf(
  { attrs, content }: BinaryNode,
  me: { id: string; lid: string },
  padded: boolean,
): StoredNode {
  const verified = Array.isArray(content) ? content.find(({ tag }) => tag === "verified_name")?.content : undefined;
  return {
    attrs,
    padded,
    meId: me.id,
    meLid: me.lid,
    ...(verified instanceof Uint8Array && { verifiedName: verified }),
  };
}
