import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { childEnvironment } from "@/server/env.ts";
import { ROOT } from "@/server/processes/root.ts";

type Program = {
  file: string;
  args?: readonly string[];
  /** Modules that are loaded before it: ways to go wrong. */
  imports?: readonly string[];
  settings: Readonly<Record<string, string>>;
  /** Where its output goes; ours when left away. */
  output?: string;
};

const urlOf = (file: string) => pathToFileURL(join(ROOT, file)).href;

/** A process of ours that does not outlive us. */
export function leashed({ file, args = [], imports = [], settings, output }: Program): ChildProcess {
  const loaded = ["tsx", urlOf("server/processes/leash.ts"), ...imports.map(urlOf)].flatMap((one) => ["--import", one]);
  const to = output === undefined ? "inherit" : openSync(output, "a", 0o600);
  return spawn(process.execPath, [...loaded, join(ROOT, file), ...args], {
    cwd: ROOT,
    env: childEnvironment(settings),
    stdio: ["ignore", to, to, "ipc"],
  });
}
