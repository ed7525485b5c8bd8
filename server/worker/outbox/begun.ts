import type { Chat } from "@whiskeysockets/baileys";
import type { Pool } from "pg";
import { dueRows } from "./rows.ts";
import { isFulfilledBy, findWish, type Wish } from "./wish.ts";

type Row = { id: string; chat: string; wish: Wish };

/** The wishes that a process before this one, or a connection, had begun to say. */
export class Begun {
  #rows: Row[] = [];

  async recall(pool: Pool, session: string): Promise<readonly Row[]> {
    const due = await dueRows(pool, session, []);
    this.#rows = due
      .filter(({ state }) => state === "sending")
      .flatMap(({ id, chat, kind, payload }) => {
        const wish = findWish(kind, payload);
        return wish ? [{ id, chat, wish }] : [];
      });
    return this.#rows;
  }

  /** The ids of those that WhatsApp turns out to have, by what it told of each chat. */
  fulfilledBy(told: (chat: string) => Partial<Chat>): string[] {
    return this.#rows.filter(({ chat, wish }) => isFulfilledBy(wish, told(chat))).map(({ id }) => id);
  }
}
