import { setTimeout as pause } from "node:timers/promises";
import {
  ALL_WA_PATCH_NAMES,
  type BaileysEventMap,
  type Chat,
  S_WHATSAPP_NET,
  type WAPatchName,
  type WASocket,
} from "@whiskeysockets/baileys";
import { LRUCache } from "lru-cache";
import type { Pool } from "pg";
import { log } from "@/server/log.ts";
import { Arrivals } from "./arrivals.ts";
import { type AuthState, openAuthState } from "./auth-state.ts";
import { type Batch, takeBatch } from "./batch.ts";
import { isAway } from "./database.ts";
import { groupLine } from "./groups/group-line.ts";
import type { GroupLine, GroupReader } from "./groups/group-reader.ts";
import { Begun } from "./outbox/begun.ts";
import { Hearing } from "./outbox/hearing.ts";
import { tell, type Telling } from "./outbox/tell.ts";
import { storeBatch, storePlaintext } from "./inbox.ts";
import type { Lease } from "./lease.ts";
import { closeSocket, type Endpoint, makeSocket } from "./socket.ts";
import { guardReceipts } from "./receipt-gate.ts";
import { replayPeers } from "./replay-peers.ts";
import { guardStanzas } from "./stanza-gate.ts";

export type ConnectionUpdate = BaileysEventMap["connection.update"];

export type LinkEvents = {
  isWanted: () => boolean;
  onUpdate: (link: Link, update: ConnectionUpdate) => void;
  /** A message is on the line; later, messages have come out of Baileys. */
  onArrived: () => void;
  onEmitted: () => void;
  /** Something came into the inbox. */
  onStored: () => void;
  /** The account's own name has become known. */
  onName: (name: string) => void;
};

type Opening = LinkEvents & { pool: Pool; lease: Lease; endpoint: Endpoint; groups: GroupReader };

const REMEMBERED = 10_000;
const ANSWER_MS = 10_000;
const [LOOKS, LOOK_MS] = [50, 100];
const FLUSH_MS = 1_000; // Baileys holds events back for a tenth of it

/**
 * One socket with its store: born together, and when either fails both end. Everything that arrives is in the inbox before anything
 * else happens to it.
 */
export class Link {
  readonly #with: Opening;
  readonly #arrivals = new Arrivals();
  readonly #stored = new LRUCache<string, true>({ max: REMEMBERED });
  readonly #hearing = new Hearing();
  readonly #begun = new Begun();
  #storing: Promise<void> = Promise.resolve();
  #socket: WASocket | undefined;
  #groups: GroupLine | undefined;
  #failure: Error | undefined;
  #resyncing = false;
  #heardAt: number | undefined;
  readonly auth: AuthState;

  private constructor(opening: Opening, auth: AuthState) {
    this.#with = opening;
    this.auth = auth;
  }

  /** Reads the login and opens the socket, if that is still wanted by then. Throws when the login cannot be read. */
  static async open(opening: Opening): Promise<Link> {
    const { pool, lease, onStored } = opening;
    const store = { failed: (_error: Error): void => undefined, held: (): void => undefined };
    const onHeld = () => void setImmediate(() => store.held()); // Baileys tells what is new in the same breath, once this is noted
    const auth = await openAuthState({ pool, lease, onStored, onHeld, onFailure: (error) => store.failed(error) });
    const link = new Link(opening, auth);
    store.failed = (error) => link.fail(error);
    store.held = () => void link.#settle().catch(() => undefined); // the store has closed the socket
    if (opening.isWanted()) link.#start();
    return link;
  }

  get me(): { id?: string; lid?: string; name?: string } {
    return this.auth.creds.me ?? {};
  }

  /** How long ago anything came in on the socket, ms. */
  get heardAgo(): number | undefined {
    return this.#heardAt === undefined ? undefined : performance.now() - this.#heardAt;
  }

  /** Linked to a phone; `registered` says so only for codes that were typed. */
  get isPaired(): boolean {
    return this.auth.creds.me !== undefined && this.auth.creds.account !== undefined;
  }

  /** Whether the phone has told any of its settings; when a first sync does not end, it may be about to. */
  async hasSettings(): Promise<boolean> {
    for (let looks = 0; this.isFirstSync && looks < LOOKS; looks += 1) await pause(LOOK_MS);
    if (this.isFirstSync) return true;
    return (await this.#toldLists()).length > 0;
  }

  /** The lists of settings of which something is known. */
  async #toldLists(): Promise<WAPatchName[]> {
    const known = await this.auth.keys.get("app-state-sync-version", [...ALL_WA_PATCH_NAMES]);
    return ALL_WA_PATCH_NAMES.filter((name) => known[name]);
  }

  /** It ended because the database could not be reached. */
  get hasLostDatabase(): boolean {
    return isAway(this.#failure);
  }

  get isFirstSync(): boolean {
    return this.auth.creds.accountSyncCounter === 0;
  }

  #start(): void {
    const { lease, pool, endpoint, onUpdate } = this.#with;
    const socket = makeSocket({ session: lease.session, auth: this.auth, arrivals: this.#arrivals, endpoint });
    this.#socket = socket;
    socket.ws.on("frame", () => (this.#heardAt = performance.now()));
    guardStanzas(socket, {
      arrivals: this.#arrivals,
      onMessage: (waId) => {
        this.#stored.set(waId, true);
        this.#with.onArrived();
      },
      storePlaintext: (message) => this.#durably(() => storePlaintext(pool, lease, message)),
    });
    guardReceipts(socket, (batch) => this.#durably(() => storeBatch(pool, lease, batch)));
    this.#groups = groupLine(socket, {
      ...{ reader: this.#with.groups, session: lease.session },
      store: (batch) => this.#store(batch),
    });
    socket.ev.process((events) => {
      if (Object.keys(events).some((name) => /^messag(es|ing)/.test(name))) this.#with.onEmitted();
      this.#take(events);
      if (events["creds.update"]) this.#onCreds(events["creds.update"]);
      if (events["connection.update"]) onUpdate(this, events["connection.update"]);
    });
  }

  #take(events: Partial<BaileysEventMap>): void {
    const batch = takeBatch(this.#hearing.take(events), {
      isStored: (waId) => this.#stored.has(waId),
      resync: this.#resyncing,
    });
    if (batch) this.#store(batch);
  }

  #onCreds({ me }: BaileysEventMap["creds.update"]): void {
    this.auth.saveCreds().catch(() => undefined); // the store has closed the socket
    if (me?.name && this.isPaired) this.#with.onName(me.name);
  }

  #store(batch: Batch): void {
    const { pool, lease } = this.#with;
    this.#storing = this.#storing
      .then(() => this.#durably(() => storeBatch(pool, lease, batch)))
      .catch(() => undefined); // the socket is closed
  }

  async #durably(store: () => Promise<void>): Promise<void> {
    if (this.#failure) throw this.#failure;
    try {
      await store();
    } catch (error) {
      this.fail(error as Error);
      throw error;
    }
    this.#with.onStored();
  }

  /** Stores what was told of the phone's settings, and then how far they are known, with the wishes that are fulfilled by it. */
  async #settle(): Promise<void> {
    this.#socket?.ev.flush(); // Baileys may hold it back for half a minute on a quiet line
    await this.#storing;
    await this.auth.saveHeld(this.#begun.fulfilledBy((chat) => this.#hearing.of(chat)));
  }

  /** Whoever was here before may have said it, or not. */
  async #recallBegun(): Promise<void> {
    const begun = await this.#begun.recall(this.#with.pool, this.#with.lease.session);
    for (const { chat, wish } of begun) if (wish.kind === "chat.read") this.#hearing.expectRead(chat);
  }

  /** Own addresses are one person, too. */
  noteOwnAddresses(): void {
    const { id, lid } = this.me;
    if (id && lid) this.#store({ pairs: [{ lid, pn: id }] });
  }

  /**
   * Has the phone tell all it decided about chats anew. During a first sync Baileys holds such updates back until it sees the chat,
   * and may hold them for ever; on a fresh socket, from version zero, it tells every one (whatsapp.md §6.3).
   */
  async resync(): Promise<boolean> {
    const socket = this.#socket;
    if (!socket) return false;
    this.#resyncing = true;
    try {
      await this.#recallBegun();
      const versions = Object.fromEntries(ALL_WA_PATCH_NAMES.map((name) => [name, null]));
      await socket.authState.keys.set({ "app-state-sync-version": versions });
      await socket.resyncAppState(ALL_WA_PATCH_NAMES, false);
      await new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.name : "unknown";
      log.worker.warn({ session: this.#with.lease.session, reason }, "the phone's settings could not be read anew");
      return false;
    } finally {
      this.#resyncing = false;
    }
  }

  /** Has the phone's settings told that the connection before this one heard of and did not come to store. */
  async hearMissed(): Promise<void> {
    const names = await this.#toldLists();
    if (names.length === 0) return;
    await this.#recallBegun();
    await this.#socket?.resyncAppState(names, false);
  }

  /** Messages flow: there is time to ask for the groups. */
  readGroups(): void {
    if (this.#groups) this.#with.groups.opened(this.#groups);
  }

  /** Has WhatsApp hear of a setting; the row of the outbox ends with it. */
  async tell(telling: Telling): Promise<void> {
    if (!this.#socket) throw new Error("there is no connection");
    if (telling.wish.kind === "chat.read") this.#hearing.expectRead(telling.chat);
    await tell(this.#socket, telling);
    await this.#settle(); // the echo
  }

  /** What has been told about a chat on this socket, with what is new in a list of settings. */
  async hear(collection: WAPatchName, chat: string): Promise<Partial<Chat>> {
    await this.#socket?.resyncAppState([collection], false);
    await new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
    return this.#hearing.of(chat);
  }

  /** A code that the owner of this phone can type there, good as long as this socket. */
  async typedCode(phone: string): Promise<string> {
    if (!this.#socket) throw new Error("there is no connection");
    return this.#socket.requestPairingCode(phone);
  }

  /** Has WhatsApp forget this device. True once it says so; a connection that it closes instead has an update of its own. */
  async unlink(): Promise<boolean> {
    if (!this.#socket) return false;
    const request = { tag: "remove-companion-device", attrs: { jid: this.me.id ?? "", reason: "user_initiated" } };
    const answer: unknown = await this.#socket
      .query({ tag: "iq", attrs: { to: S_WHATSAPP_NET, type: "set", xmlns: "md" }, content: [request] }, ANSWER_MS)
      .catch(() => undefined);
    return answer !== undefined;
  }

  /** The store failed: the socket ends before Baileys can answer anything, and the store refuses from now on. */
  fail(error: Error): void {
    if (this.#failure) return;
    this.#failure = error;
    this.auth.refuse(error);
    void this.#socket?.end(error);
  }

  /** Hears once more what the phone told its devices and Baileys may have missed. Resolves to whether keys of settings were missing. */
  async replayPeers(): Promise<boolean> {
    const { pool, lease } = this.#with;
    const replaying = { pool, lease, auth: this.auth, arrivals: this.#arrivals };
    return this.#socket !== undefined && (await replayPeers(this.#socket, replaying));
  }

  /** Closes without logging out, after everything that came is in the inbox and the login is saved. */
  async close(): Promise<void> {
    if (!this.#socket) return;
    if (this.#groups) this.#with.groups.closed(this.#groups);
    if (!this.#failure) this.#socket.ev.flush();
    await closeSocket(this.#socket);
    if (!this.#failure) await Promise.allSettled([this.#storing, this.isPaired ? this.auth.saveCreds() : undefined]);
    this.auth.refuse(new Error("the connection is closed"));
  }

  /** At once: somebody else may open the next socket any moment. */
  drop(): void {
    if (this.#groups) this.#with.groups.closed(this.#groups);
    this.fail(new Error("the session is no longer ours"));
    if (this.#socket) void closeSocket(this.#socket);
  }
}
