import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import { until } from "@/server/testing/until.ts";
import type { BenchProduct } from "./product.ts";

const PER_SECOND = 20;
const SECONDS = 30;
const PATIENCE = 120; // seconds
const AMONG = 40; // chats that receive, in turn

type Arrivals = { delays: number[]; missing: number };

/** Simulated people write to a linked sandbox number; each text is looked for in the list of a page that shows it. In ms. */
export async function latency(context: BrowserContext, product: BenchProduct): Promise<Arrivals> {
  const { session, account, chats } = await linkNumber(product);
  const page = await context.newPage();
  await page.goto(`${product.url}/sessions/${session}/chats`);
  await page.waitForSelector("[data-chat]");
  await page.evaluate(WATCH_TEXTS);
  const sent = new Map<string, number>();
  const begun = performance.now();
  const answers: Promise<unknown>[] = [];
  for (let count = 0; count < PER_SECOND * SECONDS; count++) {
    const chat = chats[count % Math.min(AMONG, chats.length)];
    const text = `Latency ${count}.`;
    sent.set(text, Date.now());
    answers.push(product.tell("say", { account, chat, sender: chat, text }));
    await sleep(Math.max(0, begun + (1000 / PER_SECOND) * (count + 1) - performance.now()));
  }
  await Promise.all(answers);
  await page.waitForTimeout(2000);
  const seen = new Map(await page.evaluate<[string, number][]>("[...window.seen]"));
  await page.close();
  const delays = [...sent].map(([text, at]) => (seen.get(text) ?? NaN) - at).filter(Number.isFinite);
  return { delays, missing: sent.size - delays.length };
}

/** When the frame was drawn that showed each text first. */
const WATCH_TEXTS = `
  window.seen = new Map();
  const list = document.querySelector("[role=list][aria-label=Chats]");
  const look = () => requestAnimationFrame(() => {
    for (const [text] of list.textContent.matchAll(/Latency \\d+\\./g)) if (!window.seen.has(text)) window.seen.set(text, Date.now());
  });
  new MutationObserver(look).observe(list, { subtree: true, childList: true, characterData: true });`;

async function linkNumber(product: BenchProduct): Promise<{ session: string; account: string; chats: string[] }> {
  const key = product.admin(
    "key",
    "create",
    "--org",
    "My organization",
    "--name",
    "ui",
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
  await product.tell("scan", { qr: code, chats: 200, messages: 2000, seed: 7 });
  const { jid } = await until(async () => {
    const now = await ask<{ jid: string; historySync: { phase: string | null } }>(`/${session}`);
    return now?.historySync.phase === "complete" ? now : undefined;
  }, PATIENCE);
  const page = await ask<{ data: { jid: string }[] }>(`/${session}/chats?type=dm&limit=200`);
  const chats = (page?.data ?? []).map((chat) => chat.jid).filter((one) => one.endsWith("@s.whatsapp.net"));
  return { session, account: jid, chats };
}
