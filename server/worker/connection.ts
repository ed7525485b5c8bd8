import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { log } from "@/server/log.ts";
import { deleteAuth } from "./auth-state.ts";
import { type CloseAction, closeAction, reasonOf } from "./close-action.ts";
import { Codes, NO_CODE } from "./codes.ts";
import { isPassing } from "./database.ts";
import { Dialling } from "./dialling.ts";
import { Intake } from "./intake.ts";
import type { Lease } from "./lease.ts";
import type { ConnectionUpdate, Link, LinkEvents } from "./link.ts";
import type { LoginSlots } from "./login-slots.ts";
import { nameOf } from "./name-of.ts";
import { toJid, toName } from "./normalise.ts";
import { Outbox } from "./outbox/outbox.ts";
import { accountOf, type Patch, readSession, type SessionRow, waitsForPerson } from "./session-row.ts";
import type { Endpoint } from "./socket.ts";
import { StatusLine } from "./status-line.ts";
import { Steps } from "./steps.ts";
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

const STABLE_MS = 60_000; // an opening shorter than this was a failure
const [REPAIR_AFTER_MS, SETTLE_MS] = [3_000, 2_000];

/** One session's connection, from the lease to its end. */
export class Connection {
  readonly #shared: Shared;
  readonly #lease: Lease;
  readonly #status: StatusLine;
  readonly #intake: Intake;
  readonly #outbox: Outbox;
  readonly #steps = new Steps((error) => this.#onFailedStep(error));
  readonly #dialling: Dialling;
  readonly #codes = new Codes();
  readonly #troubles = new Troubles();
  readonly #events: LinkEvents = {
    isWanted: () => !this.#isEnded(),
    onUpdate: (link, update) => this.#onUpdate(link, update),
    onStored: () => this.#onStored(),
    onName: (name) => this.#steps.take(() => this.#status.write({ pushName: toName(name) ?? null })),
  };
  #state: State = "waiting";
  #link: Link | undefined;
  #startedAt: number;
  #openedAt = 0;
  #pending = false;
  #repairDue = false;

  constructor(shared: Shared, lease: Lease, row: SessionRow) {
    this.#shared = shared;
    this.#lease = lease;
    this.#startedAt = row.startedAt?.getTime() ?? 0;
    const { pool, endpoint } = shared;
    this.#dialling = new Dialling(shared, lease);
    const tellReaders = () => shared.notify(row.organization);
    this.#status = new StatusLine({ pool, lease, onWritten: tellReaders });
    this.#intake = new Intake(
      {
        ...{ pool, lease, dispatcher: endpoint.dispatcher, onApplied: tellReaders },
        me: () => ({ jid: toJid(this.#link?.me.id), lid: toJid(this.#link?.me.lid) }),
        write: (patch) => this.#status.write(patch),
        onLateHistory: () => this.#repairSoon(),
        isSynced: () => this.#link?.isFirstSync === false,
      },
      row,
    );
    const telephone = () => (this.#state === "open" && !this.#link?.isFirstSync ? this.#link : undefined);
    this.#outbox = new Outbox({ pool, lease, telephone });
  }

  /** People may have decided something that WhatsApp shall hear of. */
  tell(): void {
    this.#outbox.kick();
  }

  /** Projects what was left over, then connects, unless the session waits for a person. */
  start(row: SessionRow): void {
    this.#steps.take(async () => {
      await this.#intake.start();
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
    this.#steps.take(async () => {
      if (this.#state === "ended" || this.#state === "connecting") return;
      if (this.#state === "open" && this.#link) await this.#closeLink();
      this.#troubles.forget({ everything: true });
      if (this.#state !== "scanning") await this.#connect();
    });
  }

  /** Lets go: closes the socket without logging out, saves what there is. `reason` is written when a person stopped it. */
  async stop(reason?: "stopped_by_user"): Promise<void> {
    this.#end();
    await Promise.race([this.#steps.through, pause(SETTLE_MS, undefined, { ref: false })]);
    await this.#closeLink();
    await this.#intake.stop();
    if (reason === undefined) return;
    const row = await readSession(this.#shared.pool, this.#lease.session);
    if (row?.status === "logged_out") return; // a login that ended keeps saying so
    await this.#status.write({ status: "stopped", reason, ...NO_CODE, nextTryAt: null });
  }

  /** The lease is lost: not a byte more. */
  lose(): void {
    this.#end();
    this.#link?.drop();
    this.#link = undefined;
    void this.#intake.stop();
  }

  #end(): void {
    this.#state = "ended";
    this.#dialling.cancel();
    this.#intake.close();
    this.#outbox.stop();
  }

  /** What goes wrong in a change of state ends in another try, not in an unhandled rejection. */
  #onFailedStep(error: unknown): void {
    log.worker.warn({ session: this.#lease.session, reason: nameOf(error) }, "a step of the connection failed");
    if (this.#state !== "ended") this.#retryIn(this.#troubles.pause("retry", Date.now()) ?? SETTLE_MS);
  }

  async #connect(): Promise<void> {
    if (this.#state === "ended") return;
    this.#dialling.cancel();
    if (this.#shared.outdated.is) return this.#rest({ status: "failed", reason: "outdated" });
    this.#state = "connecting";
    this.#codes.begin();
    this.#pending = false;
    try {
      this.#link = await this.#dialling.open(this.#events);
      if (this.#isEnded()) await this.#closeLink();
    } catch (error) {
      if (isPassing(error)) throw error;
      log.worker.error({ session: this.#lease.session, reason: nameOf(error) }, "the stored login cannot be read");
      await this.#rest({ status: "failed", reason: "damaged" });
    }
  }

  #isEnded(): boolean {
    return this.#state === "ended";
  }

  #onStored(): void {
    this.#intake.kick();
    this.#status.noteEvent();
  }

  #onUpdate(link: Link, update: ConnectionUpdate): void {
    const { connection, qr, isNewLogin, receivedPendingNotifications, lastDisconnect } = update;
    this.#steps.take(async () => {
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
    this.#dialling.settle();
    this.#state = "scanning";
    await this.#status.write({ status: "scan_qr_code", reason: null, nextTryAt: null, ...this.#codes.show(code) });
  }

  async #onPaired(): Promise<void> {
    this.#state = "connecting";
    this.#intake.history.restart();
    await this.#status.write({
      status: "starting",
      reason: null,
      ...NO_CODE,
      ...this.#intake.history.now,
    });
  }

  async #onOpen(link: Link): Promise<void> {
    this.#dialling.settle();
    this.#state = "open";
    this.#openedAt = Date.now();
    link.noteOwnAddresses();
    await this.#status.write({
      status: "working",
      reason: this.#intake.history.isComplete ? null : "history",
      ...NO_CODE,
      nextTryAt: null,
      lastConnectedAt: new Date(),
      ...accountOf(link.me),
      ...(this.#intake.history.isComplete ? {} : this.#intake.history.now),
    });
    this.#intake.history.opened();
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
    this.#intake.history.closed();
    this.#dialling.settle();
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
    await this.#status.write({ ...patch, nextTryAt: null, ...NO_CODE });
  }

  /** Tries again after a pause; when that has been in vain too often, waits for a person. */
  async #retry(kind: "retry" | "damaged" | "conflict", atLast: "damaged" | "replaced"): Promise<void> {
    const delay = this.#troubles.pause(kind, Date.now());
    if (delay === undefined) return this.#rest({ status: "failed", reason: atLast });
    this.#retryIn(delay);
    const nextTryAt = new Date(Date.now() + delay);
    await this.#status.write({
      status: "starting",
      reason: "reconnecting",
      nextTryAt,
      ...NO_CODE,
    });
  }

  #retryIn(delay: number): void {
    this.#state = "waiting";
    this.#dialling.later(delay, () => this.#steps.take(() => this.#connect()));
  }

  async #closeLink(): Promise<void> {
    const link = this.#link;
    this.#link = undefined;
    await link?.close();
  }

  /** What got lost while history came is asked for again, over a new socket: the old one would swallow it once more. */
  #repairSoon(): void {
    this.#repairDue = true;
    setTimeout(() => {
      this.#steps.take(async () => {
        if (this.#state !== "open") return;
        await this.#closeLink();
        await this.#connect();
      });
    }, REPAIR_AFTER_MS).unref();
  }
}
