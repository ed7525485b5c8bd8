import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { log } from "@/server/log.ts";
import { deleteAuth } from "./auth-state.ts";
import { announceChats } from "./announce-chats.ts";
import { type CloseAction, closeAction, reasonOf } from "./close-action.ts";
import { isPassing } from "./database.ts";
import { GroupReader } from "./groups/group-reader.ts";
import { HistoryWatch } from "./history-watch.ts";
import { tidyInbox } from "./inbox.ts";
import type { Lease } from "./lease.ts";
import { type ConnectionUpdate, Link } from "./link.ts";
import type { LoginSlots } from "./login-slots.ts";
import { toJid, toName } from "./normalise.ts";
import { Outbox } from "./outbox/outbox.ts";
import { Projector } from "./projector.ts";
import { accountOf, type Patch, patchSession, readSession, type SessionRow, waitsForPerson } from "./session-row.ts";
import type { Endpoint } from "./socket.ts";
import { Troubles } from "./troubles.ts";

/** waiting: for the next try · resting: nothing happens until a person acts · ended: this worker has let go of the session. */
type State = "connecting" | "scanning" | "open" | "waiting" | "resting" | "ended";

export type Shared = {
  pool: Pool;
  endpoint: Endpoint;
  slots: LoginSlots;
  notify: (organization: string) => void;
  /** WhatsApp has refused this version: no other session need ask. */
  outdated: { is: boolean };
};

const [FIRST_CODE_MS, NEXT_CODE_MS] = [60_000, 20_000]; // as Baileys shows them
const STABLE_MS = 60_000; // an opening shorter than this was a failure
const [SWEEP_MS, NOTE_EVENT_MS] = [30_000, 5_000];
const [REPAIR_AFTER_MS, SETTLE_MS] = [3_000, 2_000];

/** One session's connection, from the lease to its end. */
export class Connection {
  readonly #shared: Shared;
  readonly #lease: Lease;
  readonly #organization: string;
  readonly #history: HistoryWatch;
  readonly #projector: Projector;
  readonly #outbox: Outbox;
  readonly #groups = new GroupReader();
  readonly #troubles = new Troubles();
  #state: State = "waiting";
  #link: Link | undefined;
  #startedAt: number;
  #openedAt = 0;
  #codes = 0;
  #notedAt = 0;
  #pending = false;
  #repairDue = false;
  #releaseSlot: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sweeps: NodeJS.Timeout | undefined;
  #steps: Promise<void> = Promise.resolve();

  constructor(shared: Shared, lease: Lease, row: SessionRow) {
    this.#shared = shared;
    this.#lease = lease;
    this.#organization = row.organization;
    this.#startedAt = row.startedAt?.getTime() ?? 0;
    this.#history = new HistoryWatch(
      {
        write: (patch) => this.#write(patch),
        isBusy: () => this.#projector.busy,
        onComplete: () => announceChats(shared.pool, lease),
        onCompleted: () => this.#repairSoon(),
      },
      { phase: row.historyPhase, progress: row.historyProgress },
    );
    this.#projector = new Projector({
      pool: shared.pool,
      lease,
      dispatcher: shared.endpoint.dispatcher,
      me: () => ({ jid: toJid(this.#link?.me.id), lid: toJid(this.#link?.me.lid) }),
      isSilent: () => !this.#history.isComplete,
      onApplied: () => shared.notify(this.#organization),
      onHistory: (part) => this.#history.part(part),
    });
    const telephone = () => (this.#state === "open" && !this.#link?.isFirstSync ? this.#link : undefined);
    this.#outbox = new Outbox({ pool: shared.pool, lease, telephone });
  }

  /** People may have decided something that WhatsApp shall hear of. */
  tell(): void {
    this.#outbox.kick();
  }

  /** Projects what was left over, then connects, unless the session waits for a person. */
  start(row: SessionRow): void {
    this.#sweeps = setInterval(() => this.#sweep(), SWEEP_MS).unref();
    this.#step(async () => {
      await Promise.race([this.#projector.kick(), pause(SWEEP_MS, undefined, { ref: false })]);
      if (waitsForPerson(row)) this.#state = "resting";
      else await this.#connect();
    });
  }

  /** A person asked to start, maybe again: new codes, or no more waiting. */
  wanted({ startedAt }: Pick<SessionRow, "startedAt">): void {
    const asked = startedAt?.getTime() ?? 0;
    if (asked <= this.#startedAt) return;
    this.#startedAt = asked;
    this.#shared.outdated.is = false;
    this.#step(async () => {
      if (this.#state === "ended" || this.#state === "connecting") return;
      if (this.#state === "open" && this.#link) await this.#closeLink();
      this.#troubles.forget({ everything: true });
      if (this.#state !== "scanning") await this.#connect();
    });
  }

  /** Lets go: closes the socket without logging out, saves what there is. `reason` is written when a person stopped it. */
  async stop(reason?: "stopped_by_user"): Promise<void> {
    this.#end();
    await Promise.race([this.#steps, pause(SETTLE_MS, undefined, { ref: false })]);
    await this.#closeLink();
    await this.#projector.stop();
    if (reason === undefined) return;
    const row = await readSession(this.#shared.pool, this.#lease.session);
    if (row?.status === "logged_out") return; // a login that ended keeps saying so
    await this.#write({ status: "stopped", reason, qrCode: null, qrExpiresAt: null, nextTryAt: null });
  }

  /** The lease is lost: not a byte more. */
  lose(): void {
    this.#end();
    this.#link?.drop();
    this.#link = undefined;
    void this.#projector.stop();
  }

  #end(): void {
    this.#state = "ended";
    clearTimeout(this.#timer);
    clearInterval(this.#sweeps);
    this.#history.closed();
    this.#outbox.stop();
    this.#releaseSlot?.();
  }

  /** Changes of state one after the other; what goes wrong in one ends in another try, not in an unhandled rejection. */
  #step(work: () => Promise<void>): void {
    this.#steps = this.#steps.then(work).catch((err: unknown) => {
      log.worker.warn({ session: this.#lease.session, reason: nameOf(err) }, "a step of the connection failed");
      if (this.#state !== "ended") this.#retryIn(this.#troubles.pause("retry", Date.now()) ?? SETTLE_MS);
    });
  }

  async #connect(): Promise<void> {
    if (this.#state === "ended") return;
    clearTimeout(this.#timer);
    if (this.#shared.outdated.is) return this.#rest({ status: "failed", reason: "outdated" });
    this.#state = "connecting";
    this.#releaseSlot = await this.#shared.slots.take();
    if (this.#isEnded()) {
      this.#releaseSlot();
      return;
    }
    this.#codes = 0;
    this.#pending = false;
    try {
      await this.#openLink();
    } catch (error) {
      this.#releaseSlot();
      if (isPassing(error)) throw error;
      log.worker.error({ session: this.#lease.session, reason: nameOf(error) }, "the stored login cannot be read");
      await this.#rest({ status: "failed", reason: "damaged" });
    }
  }

  async #openLink(): Promise<void> {
    const { pool, endpoint } = this.#shared;
    this.#link = await Link.open({
      ...{ pool, endpoint, lease: this.#lease, groups: this.#groups },
      isWanted: () => !this.#isEnded(),
      onUpdate: (link, update) => this.#onUpdate(link, update),
      onStored: () => this.#onStored(),
      onName: (name) => this.#step(() => this.#write({ pushName: toName(name) ?? null })),
    });
    if (this.#isEnded()) await this.#closeLink();
  }

  #isEnded(): boolean {
    return this.#state === "ended";
  }

  #onStored(): void {
    void this.#projector.kick();
    if (Date.now() - this.#notedAt < NOTE_EVENT_MS) return;
    this.#notedAt = Date.now();
    void this.#write({ lastEventAt: new Date() });
  }

  #onUpdate(link: Link, update: ConnectionUpdate): void {
    const { connection, qr, isNewLogin, receivedPendingNotifications, lastDisconnect } = update;
    this.#step(async () => {
      if (link !== this.#link) return; // an earlier socket's last words
      if (qr) await this.#onCode(qr);
      if (isNewLogin) await this.#onPaired();
      if (connection === "open") await this.#onOpen(link);
      if (receivedPendingNotifications) this.#pending = true;
      if (this.#pending && this.#state === "open") await this.#onCaughtUp(link);
      if (connection === "close") await this.#onClose(link, lastDisconnect?.error);
    });
  }

  async #onCode(code: string): Promise<void> {
    this.#releaseSlot?.();
    this.#state = "scanning";
    const lifetime = this.#codes++ === 0 ? FIRST_CODE_MS : NEXT_CODE_MS;
    const qrExpiresAt = new Date(Date.now() + lifetime);
    await this.#write({ status: "scan_qr_code", reason: null, nextTryAt: null, qrCode: code, qrExpiresAt });
  }

  async #onPaired(): Promise<void> {
    this.#state = "connecting";
    this.#history.restart();
    await this.#write({ status: "starting", reason: null, qrCode: null, qrExpiresAt: null, ...this.#history.now });
  }

  async #onOpen(link: Link): Promise<void> {
    this.#releaseSlot?.();
    this.#state = "open";
    this.#openedAt = Date.now();
    link.noteOwnAddresses();
    await this.#write({
      status: "working",
      reason: this.#history.isComplete ? null : "history",
      ...{ nextTryAt: null, qrCode: null, qrExpiresAt: null, lastConnectedAt: new Date() },
      ...accountOf(link.me),
      ...(this.#history.isComplete ? {} : this.#history.now),
    });
    this.#history.opened();
  }

  async #onCaughtUp(link: Link): Promise<void> {
    this.#pending = false;
    if (link.isFirstSync) await link.replayPeers();
    else if (this.#repairDue) void link.resync();
    this.#repairDue &&= link.isFirstSync;
    link.readGroups();
  }

  async #onClose(link: Link, error: unknown): Promise<void> {
    const { code, message } = reasonOf(error);
    const action = closeAction(code, { message, scanning: this.#state === "scanning" });
    log.worker.info({ session: this.#lease.session, code, action: action.do }, "the connection closed");
    if (this.#openedAt > 0 && Date.now() - this.#openedAt >= STABLE_MS) this.#troubles.forget({ everything: false });
    this.#openedAt = 0;
    this.#history.closed();
    this.#releaseSlot?.();
    if (action.do === "reconnect") await link.auth.saveCreds();
    await this.#closeLink();
    await this.#follow(action);
  }

  async #follow(action: CloseAction): Promise<void> {
    switch (action.do) {
      case "reconnect":
        return this.#connect();
      case "retry":
        return this.#retry("retry", "damaged");
      case "damaged":
        return this.#retry("damaged", "damaged");
      case "conflict": // the lease is ours, or we would not be here: somebody uses a copy of the login
        return this.#retry("conflict", "replaced");
      case "expire":
        return this.#rest({ reason: "code_expired" });
      case "unlink":
        await deleteAuth(this.#shared.pool, this.#lease);
        return this.#rest({ status: "logged_out", reason: "unlinked" });
      case "halt":
        this.#shared.outdated.is ||= action.reason === "outdated";
        return this.#rest({ status: "failed", reason: action.reason });
    }
  }

  async #rest(patch: Patch): Promise<void> {
    this.#state = "resting";
    await this.#write({ ...patch, nextTryAt: null, qrCode: null, qrExpiresAt: null });
  }

  /** Tries again after a pause; when that has been in vain too often, waits for a person. */
  async #retry(kind: "retry" | "damaged" | "conflict", atLast: "damaged" | "replaced"): Promise<void> {
    const delay = this.#troubles.pause(kind, Date.now());
    if (delay === undefined) return this.#rest({ status: "failed", reason: atLast });
    this.#retryIn(delay);
    const nextTryAt = new Date(Date.now() + delay);
    await this.#write({ status: "starting", reason: "reconnecting", nextTryAt, qrCode: null, qrExpiresAt: null });
  }

  #retryIn(delay: number): void {
    this.#state = "waiting";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#step(() => this.#connect()), delay);
  }

  async #closeLink(): Promise<void> {
    const link = this.#link;
    this.#link = undefined;
    await link?.close();
  }

  /** The row tells what is; when it cannot be written, what is does not change. */
  async #write(patch: Patch): Promise<void> {
    try {
      await patchSession(this.#shared.pool, this.#lease, patch);
      this.#shared.notify(this.#organization);
    } catch (err) {
      log.worker.warn(
        { session: this.#lease.session, reason: nameOf(err) },
        "the session's state could not be written",
      );
    }
  }

  /** What got lost while history came is asked for again, over a new socket: the old one would swallow it once more. */
  #repairSoon(): void {
    if (!this.#history.wasLate) return;
    this.#repairDue = true;
    setTimeout(() => {
      this.#step(async () => {
        if (this.#state !== "open") return;
        await this.#closeLink();
        await this.#connect();
      });
    }, REPAIR_AFTER_MS).unref();
  }

  #sweep(): void {
    void this.#projector.sweep();
    const synced = this.#link !== undefined && !this.#link.isFirstSync && this.#history.isComplete;
    const tidied = [tidyInbox(this.#shared.pool, this.#lease, { synced }), this.#outbox.tidy()];
    void Promise.allSettled(tidied); // the next sweep does what this one could not
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
