import { spawnSync, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { findEmbedded } from "@/server/db/embedded.ts";
import { childEnvironment } from "@/server/env.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { startProduct, type Product } from "@/server/testing/product.ts";

export type BenchProduct = Product & {
  databaseUrl: string;
  /** Runs the command line and answers the last line of its output. */
  admin: (...args: string[]) => string;
  /** The control verbs of its sandbox. */
  tell: (verb: string, body: object) => Promise<unknown>;
};

/** The product as `npm start` runs it, on data of its own or that of DATA_DIR, with the command line on the same. */
export async function startMeasured(settings: Record<string, string> = {}): Promise<BenchProduct> {
  const product = await startProduct(settings);
  const databaseUrl = await findEmbedded(product.dataDir);
  if (databaseUrl === undefined) throw new Error("the product runs without its database");
  const env = childEnvironment({ DATA_DIR: product.dataDir });
  const admin = (...args: string[]) => {
    const command = ["--import", "tsx", "server/admin/main.ts", ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`admin ${args.join(" ")}: ${stderr}`);
    return stdout.trim().split("\n").at(-1) ?? "";
  };
  const tell = (verb: string, body: object): Promise<unknown> => {
    const secret = readFileSync(`${product.dataDir}/sandbox/secret`, "utf8").trim();
    return tellPhone({ port: product.sandboxPort, secret }, verb, body);
  };
  return { ...product, databaseUrl, admin, tell };
}

/** Waits until the address answers 200; at most two minutes, since a first start builds. */
export async function waitFor(address: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${address} did not answer`);
}

export function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    if (!child.kill("SIGTERM")) resolve();
  });
}
