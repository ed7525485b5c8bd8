import { expect, test, type Page } from "@playwright/test";
import { OWNER } from "./product.ts";
import { at, walk } from "./steps.ts";

/** What has the focus: its name, and whether it is seen to have it (a text field by its border and caret). */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const label = element instanceof HTMLInputElement ? element.labels?.item(0) : undefined;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    const marked = element.matches("input:not([type=checkbox])") || `${outlineStyle} ${outlineWidth}` === "solid 2px";
    const name = element.getAttribute("aria-label") ?? (label ?? element).textContent;
    return { name: name.trim(), tag: element.tagName, shown: marked && bottom > 0 && top < innerHeight };
  });

/** Presses Tab until what has the focus is called so; on the way nothing may take it without showing it. */
async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const here = await focused(page);
    if (here.tag !== "BODY" && here.tag !== "MAIN")
      expect(here, "is seen to have the focus").toMatchObject({ shown: true });
    if (name.test(here.name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(name)}`);
}

/** The focus is on something that is called so. */
const isOn = (page: Page, name: RegExp) => expect.poll(async () => (await focused(page)).name).toMatch(name);

/** Counts every touch of a pointing device in all pages to come. */
async function countPointing(page: Page): Promise<() => number> {
  let count = 0;
  await page.exposeFunction("pointed", () => (count += 1));
  await page.addInitScript(() => {
    for (const kind of ["pointerdown", "pointermove", "mousedown", "mousemove", "wheel", "touchstart"])
      addEventListener(kind, () => (window as unknown as { pointed: () => void }).pointed(), true);
  });
  return () => count;
}

test("the keyboard alone logs in, links a number, finds a chat, reads and archives it, makes a key and revokes it", async ({
  page,
}) => {
  const pointed = await countPointing(page);
  const { keyboard } = page;
  const called = `By keyboard ${test.info().retry + 1}`; // a first try may have left its own
  const log = page.getByRole("log", { name: "Messages" });
  const dialog = page.getByRole("dialog");

  await test.step("log in", async () => {
    await page.goto(at("/sessions"));
    await isOn(page, /^Email/);
    await keyboard.type(OWNER.email);
    await keyboard.press("Tab");
    await keyboard.type(OWNER.password);
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  await test.step("link a sandbox number", async () => {
    await tabTo(page, /^Skip to the page$/);
    await keyboard.press("Enter");
    await tabTo(page, /^Add a sandbox number$/);
    await keyboard.press("Enter");
    await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
    await tabTo(page, /^Scan for me$/);
    await keyboard.press("Enter");
    await isOn(page, /^Open chats$/);
    await keyboard.press("Enter");
    await page.waitForURL(/\/sessions\/[^/]+\/chats$/);
  });
  const session = /\/sessions\/([^/]+)\//.exec(page.url())![1]!;

  await test.step("make a key, copy it, store it", async () => {
    await keyboard.press("g");
    await keyboard.press("k");
    await expect(page.getByRole("heading", { name: "API keys" })).toBeVisible();
    await tabTo(page, /^Create key$/);
    await keyboard.press("Enter");
    await isOn(page, /^Name$/);
    await keyboard.type(called);
    await keyboard.press("Tab");
    await keyboard.press("Space");
    await keyboard.press("Enter");
    await isOn(page, /^Copy key$/);
    await keyboard.press("Enter");
    await isOn(page, /^Copied$/);
  });
  const key = (await page.getByLabel("API key", { exact: true }).innerText()).trim();

  await test.step("find a chat, read it, archive it", async () => {
    const unread = () => walk(session, key, { type: "dm", unread: "true" });
    await expect.poll(async () => (await unread()).length, { timeout: 60_000 }).toBeGreaterThan(5);
    const wanted = (await unread()).find(({ name }) => name !== null && /^[A-Za-z]{4,} [A-Za-z]{4,}$/.test(name))!;
    await keyboard.press("g");
    await keyboard.press("c");
    await expect(page.getByRole("list", { name: "Chats" }).getByRole("listitem").first()).toBeVisible();
    await keyboard.press("/");
    await isOn(page, /^Search name or number/);
    await keyboard.type(wanted.name!);
    await expect(page.getByRole("list", { name: "Chats" }).locator("mark").first()).toBeVisible();
    await keyboard.press("ArrowDown");
    await isOn(page, new RegExp(wanted.name!));
    await keyboard.press("Enter");
    await expect(log.getByRole("listitem").first()).toBeVisible();
    const row = async () => (await walk(session, key, { q: wanted.name! })).find(({ id }) => id === wanted.id);
    await keyboard.press("u");
    await expect.poll(async () => (await row())?.unreadCount).toBe(0);
    await keyboard.press("e");
    await expect.poll(async () => (await row())?.archived).toBe(!wanted.archived);
    await keyboard.press("F6");
    await expect(log).toBeFocused();
    await keyboard.press("Escape");
    await expect(log).not.toBeFocused();
  });

  await test.step("revoke the key", async () => {
    await keyboard.press("g");
    await keyboard.press("k");
    await expect(page.getByRole("row", { name: called })).toBeVisible();
    await tabTo(page, new RegExp(`^More for ${called}$`));
    await keyboard.press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await keyboard.press("ArrowDown");
    await tabTo(page, /^Revoke…?$/, "ArrowDown");
    await keyboard.press("Enter");
    await isOn(page, /^(Keep it|Revoke key)$/);
    await keyboard.press("Escape");
    await isOn(page, new RegExp(`^More for ${called}$`));
    await keyboard.press("Enter");
    await tabTo(page, /^Revoke…?$/, "ArrowDown");
    await keyboard.press("Enter");
    await tabTo(page, /^Revoke key$/);
    await keyboard.press("Enter");
    await expect(page.getByRole("row", { name: called })).toBeHidden();
    const refused = await fetch(at("/api/v1/sessions"), { headers: { authorization: `Bearer ${key}` } });
    expect(refused.status).toBe(401);
  });
  expect(pointed(), "touches of a pointing device").toBe(0);
});
