import type { Chat } from "@/server/chats/schema.ts";
import type { Message } from "@/server/messages/schema.ts";
import { comparePlaces, indexFor, placeOf, samePlace, type Place } from "./chat-order.ts";
import { FIRST_PAGE } from "./list-query.ts";

type FetchPage = (cursor: string | undefined, limit: number) => Promise<{ data: Chat[]; nextCursor: string | null }>;

export type ListSource = {
  fetchPage: FetchPage;
  /** The chat with its last message, which the stream leaves out: asked for when the stream brings a chat unknown here. */
  fetchChat: (jid: string) => Promise<Chat>;
  /** Unknown chats from the stream are taken in; not so in search results. */
  follows: boolean;
  /** Which chats are in this list at all; one that no longer is leaves. */
  admits: (chat: Chat) => boolean;
};

export type ChatListState = {
  /** The rows in the order shown; which chat stands where may lag behind while the reader must not be disturbed. */
  readonly shown: readonly Place[];
  /** How many chats wait to take another place, and how many of these wait to leave. */
  readonly moved: number;
  readonly leaving: number;
  readonly begun: boolean;
  readonly complete: boolean;
  readonly loading: boolean;
  readonly error: unknown;
};

const PAGE = 200; // after a first one that is small, the largest there are
const NOTHING_YET = {
  shown: [],
  moved: 0,
  leaving: 0,
  begun: false,
  complete: false,
  loading: false,
  error: undefined,
};

/**
 * The loaded part of one list of chats: pages from the server merged with what the event stream says, each chat once.
 * `frozen` keeps the order while somebody reads; rows still change in place, and `settle` applies what moved.
 */
export class ChatList {
  scrollTop = 0;
  readonly #source: ListSource;
  readonly #chats = new Map<number, Chat>();
  readonly #idOf = new Map<string, number>();
  readonly #moved = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #shown: Place[] = [];
  #cursor: string | null | undefined;
  #loading: Promise<void> | undefined;
  #touched = new Map<number, number>();
  #tick = 0;
  #state: ChatListState = { ...NOTHING_YET };

  constructor(source: ListSource) {
    this.#source = source;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = () => this.#state;
  readonly chat = (id: number) => this.#chats.get(id);
  readonly findByJid = (jid: string) => this.#chats.get(this.#idOf.get(jid) ?? NaN);

  /** The next page, if there is one; calls meanwhile share the request. */
  loadMore(): Promise<void> {
    if (this.#cursor === null) return Promise.resolve();
    const cursor = this.#cursor;
    return this.#load(cursor, (next) => (this.#cursor = next));
  }

  /** The first page once more: for what was missed, or when a history has arrived. A request under way may be too old to tell. */
  async refresh(): Promise<void> {
    await this.#loading;
    await this.#load(undefined, (next) => {
      const more = this.#cursor === undefined || (this.#cursor === null && next !== null);
      if (more) this.#cursor = next;
    });
  }

  #load(cursor: string | undefined, setCursor: (next: string | null) => void): Promise<void> {
    const asked = ++this.#tick;
    this.#loading ??= this.#source.fetchPage(cursor, cursor === undefined ? FIRST_PAGE : PAGE).then(
      (page) => {
        this.#mergePage(page.data, asked);
        setCursor(page.nextCursor);
        this.#loading = undefined;
        this.#publish(undefined);
      },
      (error: unknown) => {
        this.#loading = undefined;
        this.#publish(error);
      },
    );
    this.#publish(undefined);
    return this.#loading;
  }

  /** What the stream said. A page that was asked for earlier cannot overwrite it. */
  apply(
    { chats, messages, gone }: { chats: readonly Chat[]; messages: readonly Message[]; gone: readonly number[] },
    frozen: boolean,
  ): void {
    this.#tick += 1;
    const entering = chats.filter(({ id }) => !this.#chats.has(id));
    for (const id of gone) this.#remove(id);
    for (const chat of chats) this.#upsert(chat);
    for (const message of messages) this.#showMessage(message);
    this.#complete(entering);
    if (!frozen) this.#applyMoves();
    this.#publish(this.#state.error);
  }

  /** What somebody does to a chat here: where it no longer belongs it leaves at once, where it belongs again it comes back. */
  change(chat: Chat, frozen: boolean): void {
    const belonged = this.#chats.has(chat.id);
    this.apply({ chats: [chat], messages: [], gone: [] }, frozen);
    if (belonged === this.#source.admits(chat) || !this.#moved.has(chat.id)) return;
    const waiting = [...this.#moved].filter((id) => id !== chat.id);
    this.#moved.clear();
    this.#moved.add(chat.id);
    this.#applyMoves();
    for (const id of waiting) this.#moved.add(id);
    this.#publish(this.#state.error);
  }

  settle(): void {
    this.#applyMoves();
    this.#publish(this.#state.error);
  }

  #mergePage(page: readonly Chat[], asked: number): void {
    for (const chat of page) {
      if ((this.#touched.get(chat.id) ?? 0) > asked) continue;
      const known = this.#chats.has(chat.id);
      this.#keep(chat);
      if (!known && this.#isBelow(placeOf(chat))) this.#shown.push(placeOf(chat));
      else this.#noteMove(chat); // it would push what somebody reads: it waits with the others that moved
    }
  }

  #upsert(news: Chat): void {
    const known = this.#chats.get(news.id);
    if (!known && !this.#takesIn(news)) return;
    this.#touched.set(news.id, this.#tick);
    const chat = { ...news, lastMessage: news.lastMessage ?? known?.lastMessage ?? null };
    if (known && known.jid !== chat.jid) this.#idOf.delete(known.jid);
    this.#keep(chat);
    this.#noteMove(chat);
  }

  #takesIn(news: Chat): boolean {
    return this.#source.follows && this.#source.admits(news) && this.#isInRange(placeOf(news));
  }

  /** Chats that came in without their last message get it when the server has told it. */
  #complete(news: readonly Chat[]): void {
    for (const { id } of news) {
      const chat = this.#chats.get(id);
      if (!chat || chat.lastMessage || chat.lastMessageAt === null) continue;
      this.#source.fetchChat(chat.jid).then(
        ({ lastMessage }) => {
          const now = this.#chats.get(id);
          if (!now || now.lastMessage || !lastMessage) return;
          this.#keep({ ...now, lastMessage });
          this.#publish(this.#state.error);
        },
        () => undefined, // the row says what it knows; opening it asks again
      );
    }
  }

  #showMessage(message: Message): void {
    const chat = this.findByJid(message.chatJid);
    const last = chat?.lastMessage;
    if (!chat || message.type === "system" || (last && last.id !== message.id && last.timestamp > message.timestamp))
      return;
    this.#keep({ ...chat, lastMessage: message });
  }

  #keep(chat: Chat): void {
    this.#chats.set(chat.id, chat);
    this.#idOf.set(chat.jid, chat.id);
  }

  #noteMove(chat: Chat): void {
    const place = placeOf(chat);
    const there = this.#shown[indexFor(this.#shown, place)];
    if (there && samePlace(there, place) && this.#source.admits(chat)) this.#moved.delete(chat.id);
    else this.#moved.add(chat.id);
  }

  /** Within what is loaded; below it the next page will bring it. */
  #isInRange(place: Place): boolean {
    return this.#cursor === null || (this.#shown.length > 0 && !this.#isBelow(place));
  }

  #isBelow(place: Place): boolean {
    const last = this.#shown.at(-1);
    return !last || comparePlaces(last, place) < 0;
  }

  #applyMoves(): void {
    if (this.#moved.size === 0) return;
    const kept = this.#shown.filter(({ id }) => !this.#moved.has(id));
    for (const { id } of this.#leaving()) this.#forget(id);
    const places = [...this.#moved].flatMap((id) => this.#chats.get(id) ?? []).map(placeOf);
    this.#shown = kept;
    if (places.length < 50) for (const place of places) this.#shown.splice(indexFor(this.#shown, place), 0, place);
    else this.#shown = [...kept, ...places].sort(comparePlaces);
    this.#moved.clear();
  }

  #leaving(): Chat[] {
    return [...this.#moved].flatMap((id) => this.#chats.get(id) ?? []).filter((chat) => !this.#source.admits(chat));
  }

  #forget(id: number): void {
    const chat = this.#chats.get(id);
    this.#chats.delete(id);
    if (chat && this.#idOf.get(chat.jid) === id) this.#idOf.delete(chat.jid);
  }

  #remove(id: number): void {
    if (!this.#chats.has(id)) return;
    this.#forget(id);
    this.#moved.delete(id);
    this.#shown = this.#shown.filter((place) => place.id !== id);
  }

  #publish(error: unknown): void {
    this.#state = {
      shown: this.#shown,
      moved: this.#moved.size,
      leaving: this.#leaving().length,
      begun: this.#cursor !== undefined,
      complete: this.#cursor === null,
      loading: this.#loading !== undefined,
      error,
    };
    for (const listener of this.#listeners) listener();
  }
}
