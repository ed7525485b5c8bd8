import { until } from "@/server/testing/until.ts";
import type { BenchProduct } from "./product.ts";

const PATIENCE = 1_200; // seconds

/** Asks the API with a key of the product's own organization; undefined when it refuses. */
export type Ask = <T>(path: string, init?: RequestInit) => Promise<T | undefined>;

export function sessionsOf(product: BenchProduct): Ask {
  const made = ["--org", "My organization", "--name", "bench", "--permissions", "read,manage"];
  const headers = {
    authorization: `Bearer ${product.admin("key", "create", ...made)}`,
    "content-type": "application/json",
  };
  return async <T>(path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${product.url}/api/v1/sessions${path}`, { headers, ...init });
    return answer.ok ? ((await answer.json()) as T) : undefined;
  };
}

/** A new sandbox number whose phone, and what is in it, the wish describes. */
export async function scanNumber(product: BenchProduct, ask: Ask, wish: object): Promise<string> {
  const made = await ask<{ id: string }>("", { method: "POST", body: JSON.stringify({ kind: "sandbox" }) });
  const session = made?.id ?? "";
  await until(async () => {
    const shown = await ask<{ code: string }>(`/${session}/qr`);
    return shown && product.tell("scan", { qr: shown.code, ...wish }).catch(() => undefined); // too late: the next code
  }, PATIENCE);
  return session;
}

/** Waits until all of a number's history is stored; its address. */
export async function awaitHistory(ask: Ask, session: string): Promise<string> {
  const { jid } = await until(async () => {
    const now = await ask<{ jid: string; historySync: { phase: string | null } }>(`/${session}`);
    return now?.historySync.phase === "complete" ? now : undefined;
  }, PATIENCE);
  return jid;
}
