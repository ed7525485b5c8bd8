import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { log } from "@/server/log.ts";
import { deleteAuth } from "./auth-state.ts";
import { type CloseAction, closeAction, reasonOf } from "./close-action.ts";
import { CatchUp } from "./catch-up.ts";
import { Codes, NO_CODE, type PairingWish } from "./codes.ts";
import { isAway, isPassing } from "./database.ts";
import { Dialling } from "./dialling.ts";
import { endLogin } from "./end-login.ts";
import { Intake } from "./intake.ts";
import type { Lease } from "./lease.ts";
import type { ConnectionUpdate, Link, LinkEvents } from "./link.ts";
import { nameOf } from "./name-of.ts";
import { toJid, toName } from "./normalise.ts";
import { Outbox } from "./outbox/outbox.ts";
import { accountOf, type Ending, type Patch, readSession, type SessionRow, waitsForPerson } from "./session-row.ts";
import type { Slots } from "./slots.ts";
import type { Endpoint } from "./socket.ts";
import { StatusLine } from "./status-line.ts";
import { Steps } from "./steps.ts";
import { Troubles } from "./troubles.ts";
import { type Patience, Watchdog } from "./watchdog.ts";

/** waiting: for the next try · resting: nothing happens until a person acts · leaving: WhatsApp shall forget us · ended: let go of. */
type State = "connecting" | "scanning" | "open" | "waiting" | "resting" | "leaving" | "ended";

export type Shared = {
  pool: Pool;
  endpoint: Endpoint;
  slots: { logins: Slots; history: Slots };
  notify: (organization: string | null) => void;
  /** WhatsApp has refused this version: no other session need ask. */
  outdated: { is: boolean };
  patience: Patience;
};

/** An opening shorter than the first was a failure. */
const [STABLE_MS, REPAIR_AFTER_MS, SETTLE_MS] = [60_000, 3_000, 2_000];

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
  readonly #catchUp: CatchUp;
  readonly #over = new AbortController();
  readonly #watchdog: Watchdog;
  readonly #troubles = new Troubles();
  readonly #events: LinkEvents = {
    isWanted: () => !this.#isEnded(),
    onUpdate: (link, update) => this.#onUpdate(link, update),
    onArrived: () => this.#watchdog.arrived(),
    onEmitted: () => this.#watchdog.emitted(),
    onStored: () => this.#onStored(),
    onName: (name) => this.#steps.take(() => this.#status.write({ pushName: toName(name) ?? null })),
  };
  #state: State = "waiting";
  #link: Link | undefined;
  #startedAt: number;
  #openedAt = 0;
  readonly heardAgo = () => this.#link?.heardAgo; // ms, since WhatsApp said anything, be it that it is there

  constructor(shared: Shared, lease: Lease, row: SessionRow) {
    this.#shared = shared;
    this.#lease = lease;
    this.#startedAt = row.startedAt?.getTime() ?? 0;
    const { pool, endpoint, slots } = shared;
    this.#dialling = new Dialling(shared, lease);
    this.#watchdog = new Watchdog(shared.patience, () => this.#onSilent());
    const tellReaders = () => shared.notify(row.organization);
    this.#status = new StatusLine({ pool, lease, onWritten: tellReaders });
    const onRepaired = () => void this.#status.write({ resyncDue: false });
    this.#catchUp = new CatchUp({ repair: row.resyncDue && row.historyPhase === "complete", onRepaired });
    this.#intake = new Intake(
      {
        ...{ pool, lease, turns: slots.history, dispatcher: endpoint.dispatcher, onApplied: tellReaders },
        me: () => ({ jid: toJid(this.#link?.me.id), lid: toJid(this.#link?.me.lid) }),
        write: (patch) => this.#status.write(patch),
        onLateHistory: () => this.#repairSoon(),
        hasSettings: async () => (await this.#link?.hasSettings()) ?? true,
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
      if (this.#state === "ended" || this.#state === "connecting" || this.#state === "leaving") return;
      if (this.#state === "open" && this.#link) await this.#closeLink();
      this.#troubles.forget({ everything: true });
      if (this.#state !== "scanning") await this.#connect();
    });
  }

  /** A person asked for a code to type. Where there is no time left for it on this socket, on the next one, when asked again. */
  pair(wish: PairingWish): void {
    this.#steps.take(async () => {
      if (this.#state !== "scanning" || !this.#link || this.#codes.isTyped(wish)) return;
      if (this.#codes.canBeTyped)
        return this.#status.write(this.#codes.type(await this.#link.typedCode(wish.phone), wish));
      await this.#closeLink();
      await this.#connect();
    });
  }

  /** Ends the login, whatever the session was doing before. Resolves when that is through, or has to be asked for again. */
  leave(ending: Ending): Promise<void> {
    this.#steps.take(async () => {
      if (this.#isEnded()) return;
      this.#state = "leaving";
      this.#dialling.cancel();
      if (ending === "deletion") await this.#intake.stop();
      const line = { dialling: this.#dialling, events: this.#events, signal: this.#over.signal };
      if (!(await endLogin(this.#shared.pool, this.#lease, { ...line, open: this.#link }))) return;
      await this.#closeLink();
      if (ending === "logout") await this.#onLoggedOut();
    });
    return this.#steps.through;
  }

  async #onLoggedOut(): Promise<void> {
    const row = await readSession(this.#shared.pool, this.#lease.session);
    this.#startedAt = row?.startedAt?.getTime() ?? 0;
    if (row?.desired !== "running")
      return this.#rest({ status: "logged_out", reason: "logged_out_by_user", logoutAt: null });
    await this.#status.write({ status: "starting", reason: null, logoutAt: null });
    await this.#connect();
  }

  /** Lets go: closes the socket without logging out, saves what there is. `reason` is written when a person stopped it. */
  async stop(reason?: "stopped_by_user"): Promise<void> {
    const showsCode = this.#state === "scanning";
    this.#end();
    await Promise.race([this.#steps.through, pause(SETTLE_MS, undefined, { ref: false })]);
    await this.#closeLink();
    await this.#intake.stop();
    if (reason === undefined) return showsCode ? this.#status.write(NO_CODE) : undefined;
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
    this.#over.abort();
    this.#dialling.cancel();
    this.#intake.close();
    this.#outbox.stop();
  }

  /** What goes wrong in a change of state ends in another try, not in an unhandled rejection. */
  #onFailedStep(error: unknown): void {
    log.worker.warn({ session: this.#lease.session, reason: nameOf(error) }, "a step of the connection failed");
    if (this.#isEnded() || this.#state === "leaving") return;
    const delay = isAway(error) ? this.#troubles.pauseForDatabase() : this.#troubles.pause("retry", Date.now());
    this.#retryIn(delay ?? SETTLE_MS);
  }

  async #connect(): Promise<void> {
    if (this.#state === "ended") return;
    this.#dialling.cancel();
    if (this.#shared.outdated.is) return this.#rest({ status: "failed", reason: "outdated" });
    this.#state = "connecting";
    this.#codes.begin();
    this.#catchUp.begin();
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
      if (receivedPendingNotifications) this.#watchdog.welcomed();
      if (receivedPendingNotifications) this.#catchUp.arrived();
      if (this.#state === "open") await this.#catchUp.run(link);
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
    await this.#status.write({ status: "starting", reason: null, ...NO_CODE, ...this.#intake.history.now });
  }

  async #onOpen(link: Link): Promise<void> {
    const { history } = this.#intake;
    this.#dialling.settle();
    this.#state = "open";
    this.#openedAt = Date.now();
    this.#watchdog.opened();
    link.noteOwnAddresses();
    await this.#status.write({
      status: "working",
      ...(history.isComplete ? { reason: null } : { reason: "history", ...history.now }),
      ...accountOf(link.me),
      ...{ ...NO_CODE, nextTryAt: null, lastConnectedAt: new Date() },
    });
    history.opened();
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
    if (link.hasLostDatabase) this.#retryIn(this.#troubles.pauseForDatabase());
    else await this.#follow(action);
  }

  async #follow(action: CloseAction): Promise<void> {
    switch (action.do) {
      case "reconnect":
        return this.#connect();
      case "retry":
      case "damaged":
        return this.#retry(action.do, "damaged");
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
    const nextTryAt = this.#retryIn(delay);
    return this.#status.write({ status: "starting", reason: "reconnecting", nextTryAt, ...NO_CODE });
  }

  #retryIn(delay: number): Date {
    this.#state = "waiting";
    this.#dialling.later(delay, () => this.#steps.take(() => this.#connect()));
    return new Date(Date.now() + delay);
  }

  /** Messages come, and nothing comes of them: a new connection gets them again. */
  #onSilent(): void {
    this.#steps.take(async () => {
      if (this.#state !== "open") return;
      log.worker.warn({ session: this.#lease.session }, "messages arrive and nothing comes of them; connecting anew");
      await this.#status.write({ reason: "silent" });
      await this.#closeLink();
      await this.#connect();
    });
  }

  async #closeLink(): Promise<void> {
    this.#watchdog.begin();
    const link = this.#link;
    this.#link = undefined;
    await link?.close();
  }

  /** What got lost while history came is asked for again, over a new socket: the old one would swallow it once more. */
  #repairSoon(): void {
    this.#catchUp.repairNext();
    setTimeout(() => {
      this.#steps.take(async () => {
        if (this.#state !== "open") return;
        await this.#closeLink();
        await this.#connect();
      });
    }, REPAIR_AFTER_MS).unref();
  }
}
