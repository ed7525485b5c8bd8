import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Ends a PostgreSQL that still runs on a data directory although whoever started it is gone, and clears the note of one that is
 * not there any more. Call while holding the directory.
 */
export async function endOrphan(directory: string): Promise<void> {
  const note = join(directory, "postmaster.pid");
  if (!existsSync(note)) return;
  const pid = Number(readFileSync(note, "utf8").split("\n")[0]);
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!isPostgresOf(pid, directory)) break;
    process.kill(pid, signal);
    await ended(pid, directory);
  }
  // A number that meanwhile belongs to another process, as after a restart of a container, would keep PostgreSQL from starting.
  rmSync(note, { force: true });
}

/** Waits up to five seconds. */
async function ended(pid: number, directory: string): Promise<void> {
  for (let tries = 0; tries < 100 && isPostgresOf(pid, directory); tries++) await sleep(50);
}

/** Where /proc is missing nothing is assumed to be ours: PostgreSQL itself then refuses to start beside a running one. */
function isPostgresOf(pid: number, directory: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return (words[0] ?? "").endsWith("/postgres") && words.includes(directory);
  } catch {
    return false;
  }
}
