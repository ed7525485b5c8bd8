import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import { awaitHistory, scanNumber, sessionsOf } from "./link-number.ts";
import type { BenchProduct } from "./product.ts";

const PER_SECOND = 20;
const SECONDS = 30;
const AMONG = 10; // chats that receive, in turn: as many as stay on screen together

/** `outrun`: not drawn before the next text of the same chat was. `missing`: neither it nor a later one of its chat was ever drawn. */
type Arrivals = { delays: number[]; outrun: number; missing: number };

/** Simulated people write to a linked sandbox number; each text is looked for in the list of a page that shows it. Delays in ms. */
export async function latency(context: BrowserContext, product: BenchProduct): Promise<Arrivals> {
  const { session, account, chats } = await linkWithChats(product);
  const page = await context.newPage();
  await page.goto(`${product.url}/sessions/${session}/chats`);
  await page.waitForSelector("[data-chat]");
  await page.evaluate(WATCH_TEXTS);
  const sent: number[] = [];
  const begun = performance.now();
  const answers: Promise<unknown>[] = [];
  for (let count = 0; count < PER_SECOND * SECONDS; count++) {
    const chat = chats[count % AMONG];
    sent.push(Date.now());
    answers.push(product.tell("say", { account, chat, sender: chat, text: `Latency ${count}.` }));
    await sleep(Math.max(0, begun + (1000 / PER_SECOND) * (count + 1) - performance.now()));
  }
  await Promise.all(answers);
  await page.waitForTimeout(2000);
  const drawn = new Map(await page.evaluate<[number, number][]>("[...window.drawn]"));
  await page.close();
  return arrivalsOf(sent, drawn);
}

/** A text has arrived when its chat shows it or one that came after it. */
function arrivalsOf(sent: readonly number[], drawn: ReadonlyMap<number, number>): Arrivals {
  const seen: number[] = [];
  for (let count = sent.length - 1; count >= 0; count--)
    seen[count] = Math.min(drawn.get(count) ?? Infinity, seen[count + AMONG] ?? Infinity);
  const delays = sent.map((at, count) => (seen[count] ?? Infinity) - at).filter(Number.isFinite);
  const missing = sent.length - delays.length;
  return { delays, outrun: sent.length - drawn.size - missing, missing };
}

/** When the frame was drawn that showed each text first. */
const WATCH_TEXTS = `
  window.drawn = new Map();
  const list = document.querySelector("[role=list][aria-label=Chats]");
  const look = () => requestAnimationFrame(() => {
    for (const [, count] of list.textContent.matchAll(/Latency (\\d+)\\./g))
      if (!window.drawn.has(Number(count))) window.drawn.set(Number(count), Date.now());
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
