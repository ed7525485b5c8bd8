import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { WA_CERT_DETAILS } from "@whiskeysockets/baileys";
import { log } from "@/server/log.ts";
import { removeStored } from "@/server/sessions/index.ts";
import type { PairingWish } from "./codes.ts";
import { Connection, type Shared } from "./connection.ts";
import { type Database, openDatabase } from "./database.ts";
import { mediaDispatcher } from "./fetch-history.ts";
import {
  acquireLeases,
  FENCE_AFTER_MS,
  type Lease,
  leavePlace,
  releaseLease,
  RENEW_EVERY_MS,
  renewLeases,
  takePlace,
} from "./lease.ts";
import { createNotifier } from "./notify.ts";
import { nameOf } from "./name-of.ts";
import { Slots } from "./slots.ts";
import { type Ending, ENDING, readSession, type SessionRow } from "./session-row.ts";
import { type Patience, PATIENCE } from "./watchdog.ts";

export type WorkerOptions = {
  kind: "whatsapp" | "sandbox";
  socketUrl?: string | undefined;
  /** Base64 of the root key of a simulated server; for the whole process, before its first socket. */
  trustRoot?: string | undefined;
  mediaUrl?: string | undefined;
  version?: string | undefined;
  patience?: Patience;
};

export type Worker = { stop: () => Promise<void> };

type Held = { lease: Lease; connection: Connection; renewedAt: number; isEnding: boolean };

type Wanted = Pick<SessionRow, "desired" | "startedAt" | "ending"> & {
  id: string;
  wishes: boolean;
  pairing: PairingWish | null;
};

const LOGINS_AT_ONCE = 5; // each costs a moment of the processor, and WhatsApp watches for bursts
const PIECES_AT_ONCE = Math.max(1, availableParallelism() - 1); // of history: who reads meanwhile comes first
const LOOK_EVERY_MS = 500;
const CLAIM_AT_ONCE = 20;
const SLACK = 1; // so that nothing moves for the sake of one

/** Takes sessions of its kind and keeps them connected, until it is stopped. */
export function startWorker(options: WorkerOptions): Promise<Worker> {
  if (options.trustRoot !== undefined) WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(options.trustRoot, "base64");
  const worker = new Owner(options);
  worker.run();
  return Promise.resolve({ stop: () => worker.stop() });
}

/** What people want of the sessions that are held. A code to type is wanted as long as somebody waits for it. */
const WANTED = `select id, desired, started_at as "startedAt", ${ENDING} as ending,
    exists (select from outbox o where o.session_id = s.id and o.state in ('new', 'sending')) as wishes,
    case when pairing_code is null and pairing_at > clock_timestamp() - interval '10 seconds'
      then json_build_object('phone', pairing_phone, 'at', pairing_at) end as pairing
  from sessions s where id = any($1)`;

class Owner {
  readonly #name = randomUUID();
  readonly #kind: WorkerOptions["kind"];
  readonly #database: Database = openDatabase();
  readonly #notifier = createNotifier(this.#database.work);
  readonly #shared: Shared;
  readonly #held = new Map<string, Held>();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #over = new AbortController();
  #looking: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  constructor({ kind, socketUrl, mediaUrl, version, patience = PATIENCE }: WorkerOptions) {
    this.#kind = kind;
    this.#shared = {
      pool: this.#database.work,
      endpoint: {
        dispatcher: mediaDispatcher(mediaUrl),
        ...(socketUrl !== undefined && { socketUrl }),
        ...(version !== undefined && { version }),
        ...(patience.answerWithin !== undefined && { answerWithin: patience.answerWithin }),
      },
      slots: { logins: new Slots(LOGINS_AT_ONCE), history: new Slots(PIECES_AT_ONCE) },
      notify: this.#notifier.notify,
      outdated: { is: false },
      patience,
    };
  }

  run(): void {
    const every = (milliseconds: number, work: () => void) => void this.#timers.push(setInterval(work, milliseconds));
    every(LOOK_EVERY_MS, () => this.#look());
    every(RENEW_EVERY_MS, () => void this.#renew());
    every(LOOK_EVERY_MS, () => this.#fence());
    this.#look();
  }

  /** Closes every socket without logging out, saves, and gives the sessions back. */
  stop(): Promise<void> {
    this.#stopping ??= this.#drain();
    return this.#stopping;
  }

  async #drain(): Promise<void> {
    this.#over.abort();
    await this.#looking;
    await leavePlace(this.#database.lease, this.#name).catch(() => undefined);
    await Promise.allSettled([...this.#held.values()].map((held) => this.#giveBack(held)));
    for (const timer of this.#timers) clearInterval(timer);
    this.#notifier.stop();
    await this.#database.close();
  }

  async #giveBack({ lease, connection }: Held, reason?: "stopped_by_user"): Promise<void> {
    await connection.stop(reason);
    this.#held.delete(lease.session);
    await releaseLease(this.#database.lease, this.#name, lease);
  }

  #look(): void {
    if (this.#stopping) return;
    this.#looking ??= this.#lookOnce()
      .catch((err: unknown) =>
        log.worker.warn(
          { reason: err instanceof Error ? err.message : "unknown" },
          "the worker cannot see its sessions",
        ),
      )
      .finally(() => (this.#looking = undefined));
  }

  async #lookOnce(): Promise<void> {
    await this.#followWishes();
    const at = performance.now();
    const place = { owner: this.#name, kind: this.#kind };
    const share = await takePlace(this.#database.lease, place);
    if (this.#held.size > share + SLACK) await this.#shed(this.#held.size - share);
    const claim = { ...place, limit: Math.max(0, Math.min(CLAIM_AT_ONCE, share - this.#held.size)) };
    for (const lease of await acquireLeases(this.#database.lease, claim)) await this.#hold(lease, at);
  }

  /** Others have come, and these are theirs: the ones that were taken last, as far as nothing is under way with them. */
  async #shed(excess: number): Promise<void> {
    const newest = [...this.#held.values()].reverse().filter(({ isEnding }) => !isEnding);
    await Promise.allSettled(newest.slice(0, Math.min(excess, CLAIM_AT_ONCE)).map((held) => this.#giveBack(held)));
  }

  async #hold(lease: Lease, renewedAt: number): Promise<void> {
    const row = await readSession(this.#database.lease, lease.session);
    if (!row) return;
    this.#held.get(lease.session)?.connection.lose(); // of an earlier epoch
    const connection = new Connection(this.#shared, lease, row);
    const held = { lease, connection, renewedAt, isEnding: false };
    this.#held.set(lease.session, held);
    log.worker.info({ session: lease.session, epoch: lease.epoch }, "holding a session");
    if (row.ending) this.#end(held, row.ending);
    else connection.start(row);
  }

  async #followWishes(): Promise<void> {
    if (this.#held.size === 0) return;
    const { rows } = await this.#database.lease.query<Wanted>({
      text: WANTED,
      values: [[...this.#held.keys()]],
    });
    for (const wanted of rows) {
      const held = this.#held.get(wanted.id);
      if (held && !held.isEnding) await this.#follow(held, wanted);
    }
  }

  async #follow(held: Held, { desired, startedAt, ending, wishes, pairing }: Wanted): Promise<void> {
    const { connection } = held;
    if (ending) {
      this.#end(held, ending);
      return;
    }
    if (desired === "stopped") return this.#giveBack(held, "stopped_by_user");
    connection.wanted({ startedAt });
    if (wishes) connection.tell();
    if (pairing !== null) connection.pair(pairing);
  }

  /** Beside everything else: it takes as long as WhatsApp lets it wait. What it does not come to, the next look begins again. */
  #end(held: Held, ending: Ending): void {
    held.isEnding = true;
    held.connection
      .leave(ending)
      .then(() => (ending === "deletion" ? this.#remove(held) : undefined))
      .catch((err: unknown) =>
        log.worker.warn({ session: held.lease.session, reason: nameOf(err) }, "an end has to wait"),
      )
      .finally(() => (held.isEnding = false));
  }

  async #remove({ lease, connection }: Held): Promise<void> {
    await removeStored(this.#database.work, lease.session, this.#over.signal);
    await connection.stop();
    this.#held.delete(lease.session);
  }

  async #renew(): Promise<void> {
    const at = performance.now();
    const held = [...this.#held.values()];
    try {
      const renewed = await renewLeases(
        this.#database.lease,
        this.#name,
        held.map(({ lease, connection }) => ({ ...lease, heardAgo: connection.heardAgo() })),
      );
      for (const one of held)
        if (renewed.has(one.lease.session)) one.renewedAt = at;
        else this.#lose(one);
    } catch (err) {
      log.worker.warn({ reason: err instanceof Error ? err.message : "unknown" }, "the leases were not renewed");
    }
  }

  /** What could not be renewed in time is let go, before anybody else may take it. */
  #fence(): void {
    const now = performance.now();
    for (const held of this.#held.values()) if (now - held.renewedAt > FENCE_AFTER_MS) this.#lose(held);
  }

  #lose(held: Held): void {
    if (this.#held.get(held.lease.session) !== held) return;
    log.worker.warn({ session: held.lease.session, epoch: held.lease.epoch }, "lost a session");
    this.#held.delete(held.lease.session);
    held.connection.lose();
  }
}
