import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** Nothing leaves the machine, and a sandboxless root user can run it. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const PATIENCE = 10 * 60_000;

/** Where a Chromium is: Playwright's own or the system's, else installed now. Throws a sentence when neither works. */
export function findBrowser(): string {
  const found =
    present() ??
    (install("apt-get", ["install", "-y", "-q", "chromium"], ["update", "-q"]) ||
      install("npx", ["playwright", "install", "chromium"]),
    present());
  if (found !== undefined) return found;
  throw new Error(
    "No browser: neither Playwright's Chromium nor a system chromium or chrome is here, and neither apt-get nor Playwright could install one. Install chromium and run this again.",
  );
}

function present(): string | undefined {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** True when the command (after its preparation) ended well. */
function install(command: string, args: string[], preparation?: string[]): boolean {
  const options = {
    stdio: "inherit",
    timeout: PATIENCE,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  } as const;
  if (preparation) spawnSync(command, preparation, options);
  return spawnSync(command, args, options).status === 0;
}
