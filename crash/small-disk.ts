import { spawnSync } from "node:child_process";
import { realpathSync, renameSync, mkdirSync, rmSync, statSync } from "node:fs";

const SIZE = "320m";

/** Moves a stopped cluster onto a disk of its own in memory, mounted where it was. Undefined where mounting is not permitted. */
export function moveToSmallDisk(postgres: string): (() => void) | undefined {
  const place = realpathSync(postgres);
  const { uid, gid } = statSync(place);
  const aside = `${place}.aside`;
  renameSync(place, aside);
  mkdirSync(place, { mode: 0o700 });
  const mounted = run("mount", "-t", "tmpfs", "-o", `size=${SIZE},mode=0700,uid=${uid},gid=${gid}`, "crash", place);
  if (!mounted || !run("cp", "-a", `${aside}/.`, place)) return undefined;
  rmSync(aside, { recursive: true });
  return () => void run("umount", "--lazy", place);
}

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
