import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import { awaitHistory, scanNumber, sessionsOf } from "./link-number.ts";
import type { BenchProduct } from "./product.ts";

const PER_SECOND = 20;
const SECONDS = 30;
const AMONG = 40; // chats that receive, in turn

type Arrivals = { delays: number[]; missing: number };

/** Simulated people write to a linked sandbox number; each text is looked for in the list of a page that shows it. In ms. */
export async function latency(context: BrowserContext, product: BenchProduct): Promise<Arrivals> {
  const { session, account, chats } = await linkWithChats(product);
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

async function linkWithChats(product: BenchProduct): Promise<{ session: string; account: string; chats: string[] }> {
  const ask = sessionsOf(product);
  const session = await scanNumber(product, ask, { chats: 200, messages: 2000, seed: 7 });
  const account = await awaitHistory(ask, session);
  const page = await ask<{ data: { jid: string }[] }>(`/${session}/chats?type=dm&limit=200`);
  const chats = (page?.data ?? []).map((chat) => chat.jid).filter((one) => one.endsWith("@s.whatsapp.net"));
  return { session, account, chats };
}
