import { mkdirSync, realpathSync } from "node:fs";
import { type Account, embeddedAccount } from "./embedded-account.ts";
import { EMBEDDED_NAME, findKept, prepareCluster } from "./embedded-cluster.ts";
import { holdDirectory } from "./embedded-lock.ts";
import { endOrphan } from "./embedded-orphan.ts";
import { EmbeddedServer } from "./embedded-server.ts";
import { isAnswering, urlOf } from "./embedded-url.ts";

/** A running PostgreSQL of our own. `stop` returns when its last process is gone. */
export type Embedded = { readonly url: string; stop: () => Promise<void> };

/** `settings` go to the server on top of ours; `account` is as whom it runs, found out when left away. */
type Options = { settings?: Readonly<Record<string, string>>; account?: Account };

/**
 * Starts PostgreSQL 18 in `dataDir/postgres`, made at the first start. It listens on 127.0.0.1 only, on a port kept in
 * `dataDir/postgres.json`; is started again when it dies; and what a killed predecessor left running or half written is mended.
 * Throws DirectoryInUse while another process has it running.
 */
export async function startEmbedded(
  dataDir: string,
  { settings = {}, account = embeddedAccount() }: Options = {},
): Promise<Embedded> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const place = realpathSync(dataDir);
  const release = await holdDirectory(place);
  try {
    const cluster = await prepareCluster(place, account);
    await endOrphan(cluster.directory);
    const server = new EmbeddedServer(place, { cluster, account, settings });
    const url = await server.start();
    return { url, stop: () => server.stop().finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Where the embedded PostgreSQL of a data directory answers, when some process has it running. */
export async function findEmbedded(dataDir: string): Promise<string | undefined> {
  const kept = findKept(dataDir);
  if (kept?.port === undefined) return undefined;
  const url = urlOf({ password: kept.password, port: kept.port, database: EMBEDDED_NAME });
  return (await isAnswering(url)) ? url : undefined;
}
