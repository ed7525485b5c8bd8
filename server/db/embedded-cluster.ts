import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { childEnvironment } from "@/server/env.ts";
import { type Account, endsWithParent } from "./embedded-account.ts";
import { embeddedBinaries } from "./embedded-binaries.ts";

const Kept = z.object({ port: z.int().optional(), password: z.string(), pid: z.int().optional() });
/** What `DATA_DIR/postgres.json` remembers, so that other processes can join and a second start takes the same port. */
export type Kept = z.output<typeof Kept>;

/** Where the programs and the data of the embedded PostgreSQL are. */
export type Cluster = { programs: string; directory: string; password: string };

/** Where data and programs go when PostgreSQL runs as a user who may not enter our own directories. */
const SHELTER = "/var/lib/switchboard";
export const EMBEDDED_NAME = "switchboard"; // of the superuser and of the database

const keptIn = (dataDir: string) => join(dataDir, "postgres.json");

export function findKept(dataDir: string): Kept | undefined {
  return existsSync(keptIn(dataDir)) ? Kept.parse(JSON.parse(readFileSync(keptIn(dataDir), "utf8"))) : undefined;
}

export function keep(dataDir: string, kept: Kept): void {
  writeFileSync(`${keptIn(dataDir)}.new`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${keptIn(dataDir)}.new`, keptIn(dataDir));
}

/** The cluster in a data directory; made when there is none. */
export async function prepareCluster(dataDir: string, account: Account): Promise<Cluster> {
  const place = join(dataDir, "postgres");
  const programs = account.owner ? shelteredPrograms() : embeddedBinaries();
  const made = existsSync(place);
  const password = findKept(dataDir)?.password ?? newPassword(made, dataDir);
  if (!made) await makeCluster({ programs, directory: place, password }, account);
  return { programs, directory: realpathSync(place), password };
}

function newPassword(made: boolean, dataDir: string): string {
  if (made) throw new Error(`${keptIn(dataDir)} is gone, and with it the password of the database beside it`);
  const password = randomBytes(24).toString("base64url");
  keep(dataDir, { password });
  return password;
}

/** Appears under its name only when whole: a process that dies in the middle leaves nothing that looks like a database. */
async function makeCluster({ programs, directory, password }: Cluster, account: Account): Promise<void> {
  const home = account.owner ? shelteredHome(account.owner) : `${directory}.new`;
  rmSync(home, { recursive: true, force: true });
  const secret = `${home}.password`;
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (account.owner) chownSync(secret, account.owner.uid, account.owner.gid);
  const flags = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"];
  const given = [
    `--pgdata=${home}`,
    `--username=${EMBEDDED_NAME}`,
    `--pwfile=${secret}`,
    "--auth=scram-sha-256",
    ...flags,
  ];
  const [command = "", ...args] = [...account.prefix, ...endsWithParent(), join(programs, "bin", "initdb"), ...given];
  try {
    const env = childEnvironment({ LC_ALL: "C", TZ: "UTC" });
    await promisify(execFile)(command, args, { ...account.owner, env });
  } finally {
    rmSync(secret, { force: true });
  }
  if (account.owner) symlinkSync(home, directory);
  else renameSync(home, directory);
}

/** A new directory of the user's own, which does not exist yet, in one of ours that it may pass. */
function shelteredHome({ uid, gid }: { uid: number; gid: number }): string {
  mkdirSync(SHELTER, { recursive: true });
  const outer = mkdtempSync(join(SHELTER, "data-"));
  chownSync(outer, uid, gid);
  return join(outer, "postgres");
}

/** A copy of the programs where every user can reach them, made once. */
function shelteredPrograms(): string {
  const source = realpathSync(embeddedBinaries());
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(source, "..", "package.json"), "utf8")));
  const place = join(SHELTER, `postgresql-${version}`);
  if (existsSync(place)) return place;
  mkdirSync(SHELTER, { recursive: true });
  const half = mkdtempSync(join(SHELTER, "programs-"));
  cpSync(source, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  renameSync(half, place);
  return place;
}
