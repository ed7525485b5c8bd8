import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { childEnvironment } from "@/server/env.ts";
import { log } from "@/server/log.ts";
import { type Account, endsWithParent } from "./embedded-account.ts";
import { type Cluster, EMBEDDED_NAME, findKept, keep } from "./embedded-cluster.ts";
import { embeddedPort } from "./embedded-port.ts";
import { isAnswering, urlOf } from "./embedded-url.ts";

/** For a small machine that does other things too. Given on the command line, so that a later version can change them. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  work_mem: "8MB",
  random_page_cost: "1.1",
  synchronous_commit: "on",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};
const ATTEMPTS = 5;
const RECOVERY_MS = 120_000;
const PATIENCE_MS = { SIGINT: 2_500, SIGQUIT: 1_000, SIGKILL: 500 };

type Parts = { cluster: Cluster; account: Account; settings: Readonly<Record<string, string>> };

/** One PostgreSQL process, kept running until `stop`. */
export class EmbeddedServer {
  readonly #dataDir: string;
  readonly #parts: Parts;
  readonly #endsWithParent = endsWithParent();
  #port = 0;
  #child: ChildProcess | undefined;
  #stopping = false;
  readonly #onExit = () => this.#child?.kill("SIGQUIT"); // nobody is left to wait for a checkpoint

  constructor(dataDir: string, parts: Parts) {
    this.#dataDir = dataDir;
    this.#parts = parts;
  }

  /** The database's address, once it answers. */
  async start(): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      this.#port = await embeddedPort(findKept(this.#dataDir)?.port);
      if (await this.#launch()) break;
      if (attempt === ATTEMPTS) throw new Error(`PostgreSQL did not start: ${this.#lastWords()}`);
      await sleep(200 * attempt); // the port was taken meanwhile, or a killed predecessor's processes are still leaving
    }
    process.once("exit", this.#onExit);
    await this.#createDatabase();
    return this.#url(EMBEDDED_NAME);
  }

  /** Asks ever less politely; what is lost by the harder ways PostgreSQL recovers at its next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    process.off("exit", this.#onExit);
    const child = this.#child;
    for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
      if (!child || !isRunning(child)) return;
      child.kill(signal);
      await Promise.race([once(child, "exit"), sleep(PATIENCE_MS[signal], undefined, { ref: false })]);
    }
  }

  /** Whether it answered before it ended. A group of its own keeps Ctrl-C in a terminal from ending it before its users. */
  async #launch(): Promise<boolean> {
    const { cluster, account, settings } = this.#parts;
    const flags = Object.entries({ ...SETTINGS, ...settings, port: String(this.#port) }).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]);
    const postgres = [join(cluster.programs, "bin", "postgres"), "-D", cluster.directory, ...flags];
    const [command = "", ...args] = [...account.prefix, ...this.#endsWithParent, ...postgres];
    const output = openSync(this.#logFile(), "w", 0o600);
    const env = childEnvironment({ LC_ALL: "C", TZ: "UTC" });
    const child = spawn(command, args, { ...account.owner, env, detached: true, stdio: ["ignore", output, output] });
    closeSync(output);
    this.#child = child.once("error", (err) => log.db.error({ err }, "PostgreSQL cannot be run"));
    if (!(await this.#answers(child))) return false;
    keep(this.#dataDir, {
      port: this.#port,
      password: cluster.password,
      ...(child.pid !== undefined && { pid: child.pid }),
    });
    child.once("exit", () => void this.#again());
    if (!isRunning(child)) void this.#again();
    return true;
  }

  async #answers(child: ChildProcess): Promise<boolean> {
    const deadline = Date.now() + RECOVERY_MS;
    while (isRunning(child) && Date.now() < deadline) {
      if (await isAnswering(this.#url("postgres"))) return true;
      await sleep(50);
    }
    return false;
  }

  /** It died although nobody asked it to: its users find it again at the same port. */
  async #again(): Promise<void> {
    for (let pause = 100; !this.#stopping; pause = Math.min(pause * 2, 5_000)) {
      log.db.warn({ pause }, "PostgreSQL ended unexpectedly and is started again");
      if (await this.#launchAfter(pause)) return;
    }
  }

  async #launchAfter(pause: number): Promise<boolean> {
    await sleep(pause);
    return !this.#stopping && (await this.#launch());
  }

  async #createDatabase(): Promise<void> {
    const client = new Client({ connectionString: this.#url("postgres") });
    await client.connect();
    try {
      const { rowCount } = await client.query("select from pg_database where datname = $1", [EMBEDDED_NAME]);
      if (rowCount === 0) await client.query(`create database ${EMBEDDED_NAME}`);
    } finally {
      await client.end();
    }
  }

  #url(database: string): string {
    return urlOf({ password: this.#parts.cluster.password, port: this.#port, database });
  }

  #logFile(): string {
    return join(this.#dataDir, "postgres.log");
  }

  #lastWords(): string {
    return readFileSync(this.#logFile(), "utf8").trim().split("\n").slice(-3).join(" / ");
  }
}

const isRunning = (child: ChildProcess) =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;
