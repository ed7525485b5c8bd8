import { ask } from "./ask.ts";
import { type WorkerProcess, endProcess, startWorkerProcess } from "./worker-process.ts";

/** The workers of a run; at any time there are as many as at the beginning. */
export class Workers {
  readonly #imports: readonly string[];
  readonly #running = new Set<WorkerProcess>();
  #count = 0;

  private constructor(imports: readonly string[]) {
    this.#imports = imports;
  }

  static async start(count: number, imports: readonly string[]): Promise<Workers> {
    const workers = new Workers(imports);
    for (let one = 0; one < count; one += 1) await workers.add();
    return workers;
  }

  /** One more; `imports` are loaded into this one, too. */
  async add(imports: readonly string[] = []): Promise<WorkerProcess> {
    const worker = await startWorkerProcess(`w${(this.#count += 1)}`, [...this.#imports, ...imports]);
    this.#running.add(worker);
    return worker;
  }

  get all(): WorkerProcess[] {
    return [...this.#running];
  }

  /** Who holds this session by the database, if it is one that runs. */
  async holderOf(session: string): Promise<WorkerProcess | undefined> {
    const [row] = await ask<{ worker: string }>(
      `select worker from crash_holders join leases using (session_id)
        where session_id = $1 and expires_at > clock_timestamp() and owner is not null`,
      session,
    );
    return this.all.find(({ name }) => name === row?.worker);
  }

  /** Kills it and puts another in its place at once: it is known to be dead, so nobody waits for its leases to run out. */
  async replace(worker: WorkerProcess, imports: readonly string[] = []): Promise<void> {
    await this.remove(worker, "SIGKILL");
    await expireLeasesOf(worker);
    await this.add(imports);
  }

  async remove(worker: WorkerProcess, signal: NodeJS.Signals): Promise<void> {
    await endProcess(worker.child, signal);
    worker.database.close();
    worker.whatsapp.close();
    this.#running.delete(worker);
  }

  async end(): Promise<void> {
    for (const { child } of this.all) child.kill("SIGCONT"); // one that sleeps could not hear
    await Promise.all(this.all.map((worker) => this.remove(worker, "SIGKILL")));
  }
}

/** From now on anybody may take what this worker holds. */
export async function expireLeasesOf({ name }: WorkerProcess): Promise<void> {
  await ask(
    `update leases l set expires_at = '-infinity' from crash_holders h
      where h.session_id = l.session_id and h.worker = $1 and h.epoch = l.epoch and l.expires_at > clock_timestamp()`,
    name,
  );
}
