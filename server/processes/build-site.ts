import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DirectoryInUse, holdDirectory } from "@/server/db/embedded-lock.ts";
import { childEnvironment } from "@/server/env.ts";
import { log } from "@/server/log.ts";
import { ROOT } from "./root.ts";

const OUTPUT = join(ROOT, ".next");
const MARK = join(OUTPUT, "SOURCES"); // what the build in place was made from
const SOURCES = [
  "app",
  "server",
  "public",
  "prisma/schema.prisma",
  "next.config.mjs",
  "package-lock.json",
  "tsconfig.json",
];
const NOT_SERVED = /^server\/(testing|sandbox|worker|admin|processes|generated)\/|\.test\.tsx?$/;

/** Runs `next build` when there is none or its sources have changed. Two that start together build once. */
export async function buildSite(signal: AbortSignal): Promise<void> {
  const release = await holdOutput(signal);
  try {
    const sources = fingerprint();
    if (existsSync(join(OUTPUT, "BUILD_ID")) && existsSync(MARK) && readFileSync(MARK, "utf8") === sources) return;
    log.main.info("building the site");
    rmSync(MARK, { force: true }); // a build that fails half-way is none
    await build(signal);
    writeFileSync(MARK, sources);
  } finally {
    await release();
  }
}

async function holdOutput(signal: AbortSignal): Promise<() => Promise<void>> {
  for (;;) {
    try {
      return await holdDirectory(OUTPUT);
    } catch (error) {
      if (!(error instanceof DirectoryInUse)) throw error;
      await sleep(500, undefined, { signal });
    }
  }
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  const files = SOURCES.flatMap((path) => (statSync(join(ROOT, path)).isDirectory() ? filesIn(path) : [path]));
  for (const file of files.filter((path) => !NOT_SERVED.test(path)).sort()) {
    hash.update(`${file}\0`).update(
      createHash("sha256")
        .update(readFileSync(join(ROOT, file)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));

/** Waits for a `next build` that somebody runs by hand, which Next refuses to run beside. */
async function build(signal: AbortSignal): Promise<void> {
  for (;;) {
    const { code, output } = await runBuild(signal);
    signal.throwIfAborted();
    if (code === 0) return;
    if (!output.includes("Another next build process")) throw new Error(`The site does not build:\n${output}`);
    await sleep(2_000, undefined, { signal });
  }
}

/** In a group of its own, because it has helpers of its own that end with it. */
async function runBuild(signal: AbortSignal): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
    cwd: ROOT,
    detached: true,
    env: childEnvironment({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const end = () => endGroup(child);
  signal.addEventListener("abort", end);
  await once(child, "close");
  signal.removeEventListener("abort", end);
  return { code: child.exitCode, output: Buffer.concat(chunks).toString().trim() };
}

function endGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, "SIGTERM");
}
