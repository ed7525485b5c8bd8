import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { childEnvironment } from "@/server/env.ts";
import { log } from "@/server/log.ts";
import { ROOT } from "./root.ts";

const LEASH = pathToFileURL(join(import.meta.dirname, "leash.ts")).href;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
const SETTLED_MS = 30_000; // who has lived this long starts again without a long pause

/** What to run: a file under the root, its arguments and the settings on top of ours. */
export type Program = {
  name: string;
  file: string;
  args?: readonly string[];
  settings: Readonly<Record<string, string>>;
};

/** A child process of ours that is started again whenever it ends, until `stop`. */
export class Supervised {
  readonly #program: Program;
  #child: ChildProcess | undefined;
  #stopping = false;
  #startedAt = 0;
  #pause = FIRST_PAUSE_MS;

  constructor(program: Program) {
    this.#program = program;
    this.#launch();
  }

  /** Returns once the child has said that it is ready; throws when the first one ends instead. */
  async ready(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = once(child, "exit").then(() => {
      throw new Error(`The ${this.#program.name} process ended before it was ready`);
    });
    await Promise.race([once(child, "message"), ended]);
  }

  /** Asks it to stop, and kills it after so many milliseconds. */
  async stop(patience: number): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    const timer = setTimeout(() => {
      log.main.warn({ process: this.#program.name }, "a process did not stop in time and is killed");
      child.kill("SIGKILL");
    }, patience);
    await gone;
    clearTimeout(timer);
  }

  /** In a group of its own, so that Ctrl-C in a terminal reaches the parent alone, which then stops all in order. */
  #launch(): void {
    const { name, file, args = [], settings } = this.#program;
    const command = ["--import", "tsx", "--import", LEASH, join(ROOT, file), ...args];
    this.#startedAt = performance.now();
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      detached: true,
      env: childEnvironment(settings),
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#child = child;
    child.once("error", (err) => log.main.error({ err, process: name }, "a process cannot be run"));
    child.once("exit", (code, signal) => void this.#again({ code, signal }));
  }

  async #again(end: { code: number | null; signal: NodeJS.Signals | null }): Promise<void> {
    if (this.#stopping) return;
    if (performance.now() - this.#startedAt > SETTLED_MS) this.#pause = FIRST_PAUSE_MS;
    log.main.warn({ process: this.#program.name, ...end, pause: this.#pause }, "a process ended and is started again");
    await sleep(this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
    this.#launchUnlessStopping();
  }

  #launchUnlessStopping(): void {
    if (!this.#stopping) this.#launch();
  }
}
