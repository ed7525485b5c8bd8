import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium, devices, expect, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "./browser.ts";
import { startForStories } from "./product.ts";
import { at, createKey, historyComplete, linkSandboxNumber, logIn } from "./steps.ts";

/** Pictures of every page, into test-results/screenshots: desktop in light and dark, and a phone. */
const FOLDER = join("test-results", "screenshots");

const VIEWS: Readonly<Record<string, BrowserContextOptions>> = {
  "desktop-light": { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  "desktop-dark": { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  tablet: { viewport: { width: 1100, height: 800 }, colorScheme: "light" },
  phone: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 }, colorScheme: "light" },
};

const shot = async (page: Page, name: string) => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
};

/** What the pictures show: a first run, a linked number, a code that waits, keys. */
async function furnish(browser: Browser): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await page.goto(at("/login"));
  await shot(page, "login");
  await logIn(page);
  await expect(page.getByRole("heading", { name: "Plug in your first number" })).toBeVisible();
  await shot(page, "first-run");
  const session = await linkSandboxNumber(page);
  const key = await createKey(page, { name: "Warehouse labels", permissions: ["read", "send"] });
  await shot(page, "api-key-created");
  await historyComplete(session, key);
  await page.goto(at("/members"));
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByLabel("Invitation link")).toBeVisible();
  await shot(page, "invitation-shown");
  await page.goto(at("/sessions"));
  await page.getByRole("button", { name: "Link a number" }).click();
  await page.getByLabel("Name of the number").fill("Front desk");
  await shot(page, "add-dialog");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add a sandbox number" }).click();
  await expect(page.getByRole("dialog").getByRole("img", { name: /QR code/ })).toBeVisible();
  await shot(page, "link-dialog");
  await page.emulateMedia({ colorScheme: "dark" });
  await shot(page, "link-dialog-dark");
  await page.close();
  return session;
}

/** Something opened on a page, named by the picture, and closed again. */
type Opened = { name: string; open: (page: Page) => Promise<void> };

const press = (key: string) => (page: Page) => page.keyboard.press(key);
const choose = (menu: RegExp, item: string) => async (page: Page) => {
  await page.getByRole("button", { name: menu }).first().click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
};
const button = (name: string) => (page: Page) => page.getByRole("button", { name, exact: true }).first().click();

const IN_A_THREAD: readonly Opened[] = [
  { name: "find", open: press("f") },
  { name: "dates", open: press("d") },
  { name: "details", open: press("i") },
  { name: "palette", open: press("Control+k") },
  { name: "shortcuts", open: press("?") },
];
const ON_PAGES: Readonly<Record<string, readonly Opened[]>> = {
  activity: [],
  "api-keys": [
    { name: "create-key", open: button("Create key") },
    { name: "rename-key", open: choose(/^More for/, "Rename…") },
    { name: "revoke-key", open: choose(/^More for/, "Revoke…") },
  ],
  members: [{ name: "invite", open: button("Invite somebody") }],
  settings: [],
  profile: [],
  "no/such/page": [],
};

async function shotsOf(page: Page, opened: readonly Opened[], view: string) {
  for (const { name, open } of opened) {
    await open(page);
    await expect(page.locator("dialog[open], [role=dialog], [role=search] input").first()).toBeVisible();
    await page.waitForLoadState("networkidle").catch(() => undefined); // the event stream never ends
    await shot(page, `${name}-${view}`);
    await page.keyboard.press("Escape");
  }
}

async function walkPages(page: Page, { view, session }: { view: string; session: string }) {
  await logIn(page, `/sessions/${session}/chats`);
  const list = page.getByRole("list", { name: "Chats" });
  await expect(list.getByRole("listitem").first()).toBeVisible();
  await shot(page, `chats-${view}`);
  const group = list.locator("a", { has: page.locator("[data-square]") }).first();
  await group.click();
  await expect(page.getByRole("log", { name: "Messages" }).getByRole("listitem").first()).toBeVisible();
  await shot(page, `thread-${view}`);
  await page.getByRole("log", { name: "Messages" }).focus();
  await shotsOf(page, IN_A_THREAD, view);
  await page.goto(at(`/sessions/${session}/chats?q=an`));
  await expect(list.getByRole("listitem").first()).toBeVisible();
  await shot(page, `search-${view}`);
  await page.goto(at("/sessions"));
  await expect(page.getByRole("heading", { name: /^Sandbox/ }).first()).toBeVisible();
  await shot(page, `sessions-${view}`);
  for (const [path, opened] of Object.entries(ON_PAGES)) {
    await page.goto(at(`/${path}`));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-hidden][class*=skeleton]")).toHaveCount(0);
    await shot(page, `${path.replaceAll("/", "-")}-${view}`);
    await shotsOf(page, opened, view);
  }
  await page.goto(at(`/sessions/${session}`));
  await expect(page.getByRole("region", { name: "Timeline" }).getByRole("listitem").first()).toBeVisible();
  await shot(page, `number-${view}`);
  for (const item of ["Rename…", "Log out…", "Delete…"])
    await shotsOf(
      page,
      [{ name: item.slice(0, -1).toLowerCase().replace(" ", "-"), open: choose(/^More for/, item) }],
      view,
    );
}

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const product = await startForStories();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  try {
    const session = await furnish(browser);
    for (const [view, options] of Object.entries(VIEWS)) {
      const context = await browser.newContext({ ...options, locale: "en-GB" });
      await walkPages(await context.newPage(), { view, session });
      await context.close();
    }
  } finally {
    await browser.close();
    await product.stop();
  }
}

await main();
