import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Somebody else is using the data directory. */
export class DirectoryInUse extends Error {
  constructor(dataDir: string) {
    super(`Another Switchboard is already running on ${dataDir}`);
    this.name = "DirectoryInUse";
  }
}

/**
 * Holds a data directory for this process alone, or throws DirectoryInUse. A listening socket rather than a file, because the
 * kernel lets go of it however the process ends: no stale lock, and no process number that somebody else has by now.
 */
export async function holdDirectory(dataDir: string): Promise<() => Promise<void>> {
  const name = `switchboard-${createHash("sha256").update(dataDir).digest("hex").slice(0, 24)}`;
  const path = process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
  if (process.platform !== "linux" && !(await answers(path))) rmSync(path, { force: true });
  const server = await listen(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") throw new DirectoryInUse(dataDir);
    throw error;
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

const listen = (path: string) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy()).once("error", reject);
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });

const answers = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    }).once("error", () => resolve(false));
  });
