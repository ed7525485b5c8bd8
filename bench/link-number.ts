import { until } from "@/server/testing/until.ts";
import type { BenchProduct } from "./product.ts";

const PATIENCE = 120; // seconds

type Linking = {
  /** Asks the API with a key of the organization; undefined when it refuses. */
  ask: <T>(path: string, init?: RequestInit) => Promise<T | undefined>;
  session: string;
  /** The code that a phone may scan now. */
  qr: string;
};

/** A new sandbox number of the product's own organization that waits for a phone. */
async function newNumber(product: BenchProduct): Promise<Linking> {
  const key = product.admin(
    "key",
    "create",
    "--org",
    "My organization",
    "--name",
    "bench",
    "--permissions",
    "read,manage",
  );
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const ask = async <T>(path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${product.url}/api/v1/sessions${path}`, { headers, ...init });
    return answer.ok ? ((await answer.json()) as T) : undefined;
  };
  const made = await ask<{ id: string }>("", { method: "POST", body: JSON.stringify({ kind: "sandbox" }) });
  const session = made?.id ?? "";
  const { code } = await until(() => ask<{ code: string }>(`/${session}/qr`), PATIENCE);
  return { ask, session, qr: code };
}

export type Linked = Omit<Linking, "qr"> & { account: string };

/** A number whose phone, and what is in it, the wish describes; linked, and all of its history stored. */
export async function linkNumber(product: BenchProduct, wish: object): Promise<Linked> {
  const { ask, session, qr } = await newNumber(product);
  await product.tell("scan", { qr, ...wish });
  const { jid } = await until(async () => {
    const now = await ask<{ jid: string; historySync: { phase: string | null } }>(`/${session}`);
    return now?.historySync.phase === "complete" ? now : undefined;
  }, PATIENCE);
  return { ask, session, account: jid };
}
