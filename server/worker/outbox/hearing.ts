import type { BaileysEventMap, Chat } from "@whiskeysockets/baileys";
import { LRUCache } from "lru-cache";

type Events = Partial<BaileysEventMap>;

const ECHO_MS = 10_000;
const REMEMBERED = 1_000;

/** What the phone's lists of settings told on one socket, and which of it is only the echo of what we said. */
export class Hearing {
  readonly #told = new LRUCache<string, Partial<Chat>>({ max: REMEMBERED });
  readonly #echoes = new LRUCache<string, true>({ max: REMEMBERED, ttl: ECHO_MS });

  /** The settings of a chat that were told since the socket opened. */
  of(chat: string): Partial<Chat> {
    return this.#told.get(chat) ?? {};
  }

  /** We are about to say that this chat was read: to hear that again does not mean that later messages were, too. */
  expectRead(chat: string): void {
    this.#echoes.set(chat, true);
  }

  /** Remembers, and leaves out the echo. */
  take(events: Events): Events {
    const updates = events["chats.update"];
    if (!updates) return events;
    for (const { id, ...told } of updates) if (id) this.#told.set(id, { ...this.#told.get(id), ...told });
    return { ...events, "chats.update": updates.map((update) => this.#withoutEcho(update)) };
  }

  #withoutEcho<Update extends Partial<Chat>>(update: Update): Update {
    if (!update.id || update.unreadCount !== 0 || !this.#echoes.delete(update.id)) return update;
    return { ...update, unreadCount: undefined };
  }
}
