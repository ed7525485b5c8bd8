import { chromium, type Browser, type BrowserContext } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "@/e2e/browser.ts";
import { type BenchProduct, startMeasured } from "./product.ts";
import { ranked, table, type Measured } from "./report.ts";
import { firstChats, fling, flingPlain, weighScripts } from "./ui-list.ts";
import { latency } from "./ui-latency.ts";

const CHATS = 100_000;
const MESSAGES = 200_000;
const OWNER = { email: "bench@example.org", password: "a password for the bench" };

/**
 * The dashboard as a person has it: production build, real Chromium, a session of 100,000 chats. Frames are the times between two
 * animation frames of the page while Chromium itself scrolls; without a GPU it draws on the same cores as everything else here.
 */
export async function ui(): Promise<Measured> {
  const product = await startMeasured({ ADMIN_EMAIL: OWNER.email, ADMIN_PASSWORD: OWNER.password });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  try {
    const session = product.admin(
      ...["seed", "--org", "My organization", "--chats", String(CHATS), "--messages", String(MESSAGES)],
    );
    const context = await logIn(browser, product);
    return table(
      `Dashboard, a session of ${CHATS.toLocaleString("en")} chats`,
      await measure({ product, context, session }),
    );
  } finally {
    await browser.close();
    await product.stop();
  }
}

type Stage = { product: BenchProduct; context: BrowserContext; session: string };

async function measure({ product, context, session }: Stage): Promise<string[][]> {
  const url = `${product.url}/sessions/${session}/chats`;
  const scripts = await weighScripts(context, url);
  const first = await firstChats(context, url);
  const { frames, nodes, heap } = await fling(context, url);
  const plain = await flingPlain(context, url);
  const { delays, outrun, missing } = await latency(context, product);
  const [frame, plainFrame] = [ranked(frames), ranked(plain)];
  const delay = ranked(delays);
  return [
    ["JavaScript of the chats page, gzip", `${(scripts / 1000).toFixed(1)} kB`, "", "≤ 250 kB"],
    ["first chats visible after navigation", `${ranked(first.times)(0.5)} ms`, span(first.times), "≤ 1,000 ms"],
    ["layout shift meanwhile", Math.max(...first.shifts).toFixed(3), "", "< 0.02"],
    [`frame while flinging, p95 of ${frames.length}`, `${frame(0.95).toFixed(1)} ms`, span(frames), "≤ 17 ms"],
    [
      "the same rows in a plain page without scripts, p95",
      `${plainFrame(0.95).toFixed(1)} ms`,
      `${span(plain)}, ${plain.filter((time) => time > 50).length} above 50 ms`,
      "",
    ],
    [
      "longest frame",
      `${frame(1).toFixed(1)} ms`,
      `${frames.filter((time) => time > 50).length} above 50 ms`,
      "≤ 50 ms",
    ],
    ["DOM nodes, at most", String(Math.max(...nodes)), "", "≤ 1,500"],
    [
      "heap from the third fling to the last",
      `${heap.map((bytes) => (bytes / 1e6).toFixed(1)).join(" → ")} MB`,
      "",
      "flat",
    ],
    [
      `message at the phone → on screen, 20/s, p99 of ${delays.length}`,
      `${delay(0.99).toFixed(0)} ms`,
      `median ${delay(0.5).toFixed(0)} ms, ${outrun} replaced by the next before they were drawn, ${missing} never seen`,
      "≤ 500 ms",
    ],
  ];
}

async function logIn(browser: Browser, { url }: BenchProduct): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(`${url}/login`);
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL((to) => to.pathname !== "/login");
  await page.close();
  return context;
}

const span = (values: readonly number[]) => `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)} ms`;
