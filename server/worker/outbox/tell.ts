import type {
  BinaryNode,
  ChatModification,
  MinimalMessage,
  SignalKeyStoreWithTransaction,
  WAMessageKey,
  WASocket,
} from "@whiskeysockets/baileys";
import { QUERY_TIMEOUT_MS } from "../socket.ts";
import { muteEndOf, type Wish } from "./wish.ts";

/** A wish with what is needed to say it. */
export type Telling = {
  /** The row of the outbox. */
  id: string;
  chat: string;
  wish: Wish;
  newest: MinimalMessage[];
  receipts: WAMessageKey[];
  isAbandoned: () => boolean;
};

/** WhatsApp did not take a change, or did not say that it did. */
export class NotTaken extends Error {
  constructor(why: string) {
    super(`WhatsApp did not take the change: ${why}`);
    this.name = "NotTaken";
  }
}

/**
 * Changes the list of settings at WhatsApp. The new version of the list and the end of the outbox's row are one commit, once the echo
 * is stored (held-keys.ts): where the process ends before it, the next one finds our own change among what is new in the list.
 */
export async function tell(
  socket: WASocket,
  { id, chat, wish, newest, receipts, isAbandoned }: Telling,
): Promise<void> {
  const keys = socket.authState.keys as SignalKeyStoreWithTransaction & OutboxKeys; // as Baileys' socket makes it, and as auth-state.ts knows it
  const lock = socket.authState.creds.me?.id ?? ""; // Baileys' own, for everything about these lists
  await keys.transaction(async () => {
    if (isAbandoned()) throw new NotTaken("its turn came too late");
    if (receipts.length > 0) await socket.readMessages(receipts);
    await taken(socket, () => socket.chatModify(modificationOf(wish, newest), chat));
    await keys.set({ outbox: { [id]: true } });
  }, lock);
}

/** The key store knows one kind of key more than Baileys does. */
type OutboxKeys = { set(data: { outbox: Record<string, true> }): Promise<void> };

function modificationOf(wish: Wish, lastMessages: MinimalMessage[]): ChatModification {
  switch (wish.kind) {
    case "chat.archive":
      return { archive: wish.archived, lastMessages };
    case "chat.pin":
      return { pin: wish.pinned };
    case "chat.mute":
      return { mute: muteEndOf(wish.mutedUntil) };
    case "chat.read":
      return { markRead: true, lastMessages };
  }
}

/**
 * Baileys takes a change that was not answered, and one that was refused within the answer, for made. The change is the last thing
 * it asks: so the last answer must be its own, and not older than a query waits.
 */
async function taken({ ws }: WASocket, change: () => Promise<void>): Promise<void> {
  const last: { answer?: BinaryNode; at: number } = { at: -Infinity };
  const note = (answer: BinaryNode) => Object.assign(last, { answer, at: performance.now() });
  ws.on(ANSWER, note);
  try {
    await change();
  } finally {
    ws.off(ANSWER, note);
  }
  if (performance.now() - last.at > QUERY_TIMEOUT_MS * 0.9) throw new NotTaken("no answer");
  const [sync] = childrenOf(last.answer);
  const refused = childrenOf(sync).find(({ tag, attrs }) => tag === "collection" && attrs.type === "error");
  if (refused) throw new NotTaken(childrenOf(refused).find(({ tag }) => tag === "error")?.attrs.code ?? "refused");
}

const ANSWER = "CB:iq,,sync";

const childrenOf = (node: BinaryNode | undefined): BinaryNode[] => (Array.isArray(node?.content) ? node.content : []);
