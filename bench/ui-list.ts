import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";

const ROW = "[data-chat]";
const LIST = "[role=list][aria-label=Chats]";
const VISITS = 5;
const FLINGS = 8;
const FAR = 40_000; // pixels a fling

/** Every script that the page fetches by itself, compressed, in bytes. */
export async function weighScripts(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const weights: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      weights.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.waitForSelector(ROW);
  await page.close();
  return (await Promise.all(weights)).reduce((sum, weight) => sum + weight, 0);
}

/** From the start of the navigation to the first chat that has been drawn, and how much the page moved meanwhile and in the second after. */
export async function firstChats(context: BrowserContext, url: string): Promise<{ times: number[]; shifts: number[] }> {
  const [times, shifts]: [number[], number[]] = [[], []];
  for (let visit = 0; visit < VISITS; visit++) {
    const page = await context.newPage();
    await page.addInitScript(WATCH_FIRST);
    await page.goto(url);
    await page.waitForSelector(ROW);
    await page.waitForTimeout(1000);
    times.push(Math.round(await page.evaluate("window.firstChat")));
    shifts.push(await page.evaluate("window.shift"));
    await page.close();
  }
  return { times, shifts };
}

const WATCH_FIRST = `
  window.shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  const look = () => {
    if (document.querySelector("${ROW}")) requestAnimationFrame(() => { window.firstChat = performance.now(); });
    else requestAnimationFrame(look);
  };
  look();`;

type Flung = { frames: number[]; nodes: number[]; heap: number[] };

/** Flings through the list, Chromium scrolling as for a wheel: times between frames in ms, elements of the page, heap in bytes. */
export async function fling(context: BrowserContext, url: string): Promise<Flung> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector(ROW);
  const measured: Flung = { frames: [], nodes: [], heap: [] };
  await flingOnce(page, -FAR); // what is compiled and fetched once
  for (let count = 0; count < FLINGS; count++) {
    measured.frames.push(...(await flingOnce(page, count % 2 === 0 ? FAR : -FAR)));
    measured.nodes.push(await page.evaluate<number>("document.querySelectorAll('*').length"));
    if (count === 2 || count === FLINGS - 1) measured.heap.push(await heapOf(page));
  }
  await page.close();
  return measured;
}

/** The same rows in a plain page without a script, all of them there from the beginning: what the browser itself can do here. */
export async function flingPlain(context: BrowserContext, url: string): Promise<number[]> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector(ROW);
  const body = await page.evaluate<string>(PLAIN_PAGE);
  await page.route("**/plain", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(new URL("/plain", url).href);
  const frames: number[] = [];
  await flingOnce(page, -FAR);
  for (let count = 0; count < FLINGS / 2; count++)
    frames.push(...(await flingOnce(page, count % 2 === 0 ? FAR : -FAR)));
  await page.close();
  return frames;
}

const PLAIN_PAGE = `(() => {
  const list = document.querySelector("${LIST}");
  const { width, height } = list.getBoundingClientRect();
  const rows = [...list.querySelectorAll("[role=listitem]")].map((row) => row.outerHTML).join("");
  const looks = [...document.querySelectorAll("link[rel=stylesheet], style")].map((sheet) => sheet.outerHTML).join("");
  const html = document.documentElement.cloneNode(false).outerHTML.replace("</html>", "");
  const own = "<style>[role=listitem] { position: relative !important; inset: auto !important; transform: none !important }</style>";
  return "<!doctype html>" + html + looks + own + "<div role=list aria-label=Chats style='overflow: auto; background: var(--sb-surface); width: " +
    width + "px; height: " + height + "px'>" + rows.repeat(Math.ceil(${FAR} / 64 / 20)) + "</div>";
})()`;

async function flingOnce(page: Page, yDistance: number): Promise<number[]> {
  const box = await page.locator(LIST).boundingBox();
  if (!box) throw new Error("there is no list to fling through");
  const client = await page.context().newCDPSession(page);
  await page.evaluate(COUNT_FRAMES);
  await client.send("Input.synthesizeScrollGesture", {
    x: box.x + 100,
    y: box.y + 200,
    yDistance,
    speed: 8000,
    gestureSourceType: "mouse",
  });
  await client.detach();
  return page.evaluate<number[]>("window.endFrames()");
}

const COUNT_FRAMES = `
  const times = [];
  let running = true, before;
  const tick = (now) => { if (before !== undefined) times.push(now - before); before = now; if (running) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  window.endFrames = () => { running = false; return times; };`;

async function heapOf(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.enable");
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  await client.detach();
  return usedSize;
}
