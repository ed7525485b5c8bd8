import { setTimeout as sleep } from "node:timers/promises";
import { isPortFree } from "./db/embedded-port.ts";
import { migrate } from "./db/migrate.ts";
import { env, secrets, useDatabase } from "./env.ts";
import { log } from "./log.ts";
import { buildSite } from "./processes/build-site.ts";
import { openDatabase } from "./processes/open-database.ts";
import { ShutDown } from "./processes/shut-down.ts";
import { type Program, Supervised } from "./processes/supervised.ts";

/**
 * Everything at once: the database, its migrations, the site, and the web, worker and sandbox processes, which are started again
 * when they end. `--dev` serves the site as it is edited; `--demo` brings an organization with a linked number.
 */
const dev = process.argv.includes("--dev");
const demo = process.argv.includes("--demo");
const PATIENCE_MS = { web: 4_000, sandbox: 1_000, queries: 500 }; // with the database's, less than ten seconds

const shutDown = new ShutDown();

async function main(): Promise<void> {
  const { nextauthSecret, encryptionKey } = secrets();
  await demandFreePorts();
  const database = await openDatabase();
  shutDown.finally(() => database.stop());
  await migrate(database.url);
  useDatabase(database.url);
  // What follows imports the database's client, which takes its address when it is loaded.
  const { createFirstOwner } = await import("./processes/first-owner.ts");
  const { closeDatabase } = await import("./db/client.ts");
  shutDown.finally(() => Promise.race([closeDatabase(), sleep(PATIENCE_MS.queries)])); // a start may be in the middle of one
  const owner = await createFirstOwner(demo ? "Marigold Travel" : "My organization");
  if (!dev) await buildSite(shutDown.signal);
  shutDown.signal.throwIfAborted();
  await startProcesses({ DATABASE_URL: database.url, NEXTAUTH_SECRET: nextauthSecret, ENCRYPTION_KEY: encryptionKey });
  say(`Switchboard is at ${env.publicUrl}/login`);
  if (demo) await import("./demo.ts").then(({ prepareDemo }) => prepareDemo(owner, { say, signal: shutDown.signal }));
  else if (owner) say(firstWords(owner));
}

/** Before anything is started, so that a second start says what is wrong instead of a child that ends again and again. */
async function demandFreePorts(): Promise<void> {
  if (!(await isPortFree(env.port, env.host)))
    throw new Error(`Port ${env.port} of ${env.host} is in use: set PORT to a free one`);
  if (env.sandbox.enabled && !(await isPortFree(env.sandbox.port, "127.0.0.1")))
    throw new Error(`Port ${env.sandbox.port} is in use: set SANDBOX_PORT to a free one, or SANDBOX=off`);
}

async function startProcesses(shared: Readonly<Record<string, string>>): Promise<void> {
  const settings = { ...shared, DATA_DIR: env.dataDir, NODE_ENV: dev ? "development" : "production" };
  const run = (program: Omit<Program, "settings">) => new Supervised({ ...program, settings });
  const worker = (kind: string) =>
    run({ name: `${kind} worker`, file: "server/worker/main.ts", args: ["--kind", kind] });

  if (env.sandbox.enabled) {
    const sandbox = run({ name: "sandbox", file: "server/sandbox/main.ts" });
    shutDown.finally(() => sandbox.stop(PATIENCE_MS.sandbox));
  }
  const web = run({ name: "web", file: "server/web.ts", args: dev ? ["--dev"] : [] });
  const workers = [worker("whatsapp"), ...(env.sandbox.enabled ? [worker("sandbox")] : [])];
  shutDown.finally(() => Promise.all([web, ...workers].map((process) => process.stop(PATIENCE_MS.web))));
  await web.ready();
}

const firstWords = ({ email, password }: { email: string; password: string }) =>
  env.admin.password === undefined
    ? `The first start made an owner: ${email}, with the password ${password} (it is not shown again)`
    : `The first start made an owner: ${email}, with the password of ADMIN_PASSWORD`;

process.stdout.on("error", () => undefined); // whoever started us may have stopped listening
const say = (line: string) => void process.stdout.write(`${line}\n`);

for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void shutDown.exit(0));

main().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : String(error);
  if (!shutDown.signal.aborted) process.stderr.write(`${sentence.replace(/\.+$/, "")}.\n`);
  log.main.debug({ err: error }, "the start failed");
  void shutDown.exit(1);
});
