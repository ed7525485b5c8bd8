import { expect, test, type Page } from "@playwright/test";
import { askSandbox, at, linkNumber, prepare, walk } from "./steps.ts";
import type { Chat } from "@/client/index.ts";

let state: Awaited<ReturnType<typeof prepare>>["state"];
let key: string;
let calm: { id: string; jid: string };
let hostile: { id: string; jid: string };
let chats: Chat[];

test.beforeAll(async ({ browser }) => {
  ({ state, key } = await prepare(browser, { name: "Chats", permissions: ["read", "send", "manage"] }));
  calm = await linkNumber(key, { chats: 400, seed: "calm" });
  hostile = await linkNumber(key, { chats: 120, seed: "hostile", hostile: true });
  chats = await walk(calm.id, key);
});

const listOf = (page: Page) => page.getByRole("list", { name: "Chats" });
const topOf = (page: Page) => listOf(page).evaluate((element) => element.scrollTop);
const open = async (page: Page, session: string, rest = "") => {
  await page.goto(at(`/sessions/${session}/chats${rest}`));
  await expect(listOf(page).getByRole("listitem").first()).toBeVisible();
};

/** As far as asked: the list grows while its pages come. */
const scrollTo = (page: Page, top: number) =>
  expect
    .poll(() =>
      listOf(page).evaluate((element, wanted) => {
        element.scrollTo({ top: wanted });
        return element.scrollTop;
      }, top),
    )
    .toBe(top);

test.describe("on a desk", () => {
  test.beforeEach(async ({ context }) => context.addCookies(state.cookies));

  test("somebody finds a chat by part of its name, accents ignored, and the link can be shared", async ({ page }) => {
    await open(page, calm.id);
    const wanted = chats.find(({ name }) => name !== null && /^[A-Za-z]{4,}/.test(name))!;
    const part = wanted.name!.slice(0, 4).toUpperCase();
    await page.keyboard.press("/");
    await page.keyboard.type(part);
    await expect(page).toHaveURL(new RegExp(`q=${part}`));
    await expect(
      listOf(page)
        .getByRole("link", { name: new RegExp(wanted.name!.slice(0, 4), "i") })
        .first(),
    ).toBeVisible();
    const answer = await fetch(at(`/api/v1/sessions/${calm.id}/chats?limit=200&q=${part}`), {
      headers: { authorization: `Bearer ${key}` },
    });
    const { data } = (await answer.json()) as { data: Chat[] };
    await expect(listOf(page).locator(`[aria-setsize="${data.length}"]`).first()).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Search name or number")).toHaveValue(part);
    await expect(listOf(page).locator(`[aria-setsize="${data.length}"]`).first()).toBeVisible();
    await page.getByRole("button", { name: "Clear the search" }).click();
    await expect(page).not.toHaveURL(/q=/);
    await page.getByLabel("Search name or number").fill("nobody is called like this");
    await expect(page.getByText("No chat called “nobody is called like this”")).toBeVisible();
  });

  test("back, forward and reload keep the selection and the place in the list", async ({ page }) => {
    await open(page, calm.id);
    await scrollTo(page, 200 * 64);
    const row = listOf(page).getByRole("listitem").nth(10).getByRole("link");
    await expect(row).toBeVisible();
    const top = await topOf(page);
    await row.click();
    const url = page.url();
    expect(url).toMatch(/\/chats\/.+@/);
    await expect(page.getByRole("log", { name: "Messages" })).toBeVisible();
    expect(await topOf(page)).toBe(top);
    await page.goBack();
    await expect(page).toHaveURL(/\/chats$/);
    expect(await topOf(page)).toBe(top);
    await page.goForward();
    await expect(page).toHaveURL(url);
    await page.reload();
    await expect(listOf(page).locator('[aria-current="page"]')).toBeVisible();
    await expect.poll(() => topOf(page)).toBe(top);
    await page.goto(at("/sessions"));
    await page.goBack();
    await expect(listOf(page).locator('[aria-current="page"]')).toBeVisible();
    await expect.poll(() => topOf(page)).toBe(top);
  });

  test("a link to a chat far down shows it in the thread and in the list", async ({ page }) => {
    const far = chats.filter(({ name }) => name !== null).at(-40)!;
    await open(page, calm.id, `/${encodeURIComponent(far.jid)}`);
    await expect(page.getByRole("log", { name: "Messages" })).toBeVisible();
    await expect(listOf(page).locator('[aria-current="page"]')).toBeInViewport();
    expect(await topOf(page)).toBeGreaterThan(200 * 64);
  });

  test("on a wide screen the details stand beside the thread, which stays in reach", async ({ page }) => {
    await page.setViewportSize({ width: 1600, height: 900 });
    await open(page, calm.id);
    await listOf(page).getByRole("listitem").first().getByRole("link").click();
    const button = page.getByRole("button", { name: "Details", exact: true });
    await button.click();
    const details = page.getByRole("complementary", { name: /^Details of/ });
    await expect(details.getByRole("button", { name: "Close" })).toBeFocused();
    await listOf(page).getByRole("listitem").nth(1).getByRole("link").click();
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(details).toBeHidden();
    await button.click();
    await page.keyboard.press("Escape");
    await expect(details).toBeHidden();
    await expect(button).toBeFocused();
  });

  test("the keyboard alone walks the list and opens a chat", async ({ page }) => {
    await open(page, calm.id);
    await page.getByLabel("Search name or number").press("ArrowDown");
    const focused = () =>
      page.evaluate(() => document.activeElement!.closest("[role=listitem]")?.getAttribute("aria-posinset"));
    expect(await focused()).toBe("1");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await focused()).toBe("3");
    await page.keyboard.press("End");
    await expect.poll(focused).toBe("400");
    await page.keyboard.press("ArrowUp");
    await expect.poll(focused).toBe("399");
    await page.keyboard.press("Home");
    await expect.poll(focused).toBe("1");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("log", { name: "Messages" }).getByRole("listitem").first()).toBeVisible();
    expect(await focused()).toBe("1");
    const current = listOf(page).locator("[aria-current=page]");
    for (const key of ["Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowUp"]) {
      const before = page.url();
      await page.keyboard.press(key);
      expect(page.url()).not.toBe(before);
      await expect(current).toHaveAccessibleName(/, \d+ unread/);
      await expect(current).toBeInViewport();
    }
  });

  test("a reader further down is not moved: a pill says what moved up", async ({ page }) => {
    await open(page, calm.id);
    await scrollTo(page, 150 * 64);
    const read = listOf(page).locator("[aria-posinset='152']").getByRole("link");
    const before = await read.getAttribute("href");
    const quiet = chats.slice(300).find(({ jid }) => jid.endsWith("@s.whatsapp.net"))!;
    await askSandbox("say", { account: calm.jid, chat: quiet.jid, sender: quiet.jid, text: "Over here" });
    const pill = page.getByRole("button", { name: /chats? moved up/ });
    await expect(pill).toBeVisible();
    expect(await read.getAttribute("href")).toBe(before);
    await pill.click();
    await expect.poll(() => topOf(page)).toBe(0);
    await expect(listOf(page).getByText("Over here")).toBeVisible();
  });

  test("filters are links: each shows what the API lists, and chats enter and leave while somebody looks", async ({
    page,
  }) => {
    const asApi = {
      unread: { unread: "true" },
      groups: { type: "group" },
      channels: { type: "newsletter" },
      archived: { archived: "true" },
    } as const;
    await open(page, calm.id);
    await expect(
      listOf(page)
        .getByRole("link", { name: /, archived/ })
        .first(),
    ).toBeVisible();
    const filters = page.getByRole("navigation", { name: "Filters" });
    const setOf = (size: number) => listOf(page).locator(`[aria-setsize="${size}"]`).first();
    for (const [show, query] of Object.entries(asApi)) {
      await filters.getByRole("link", { name: show }).click();
      await expect(page).toHaveURL(new RegExp(`show=${show}`));
      await expect(setOf((await walk(calm.id, key, query)).length)).toBeVisible();
    }
    await page.goBack();
    await expect(page).toHaveURL(/show=channels/);
    await page.goBack();
    await expect(page).toHaveURL(/show=groups/);
    await page.reload();
    await expect(filters.locator("[aria-current=true]")).toHaveText("Groups");
    await expect(setOf((await walk(calm.id, key, asApi.groups)).length)).toBeVisible();

    await open(page, calm.id, "?show=unread");
    const unread = await walk(calm.id, key, asApi.unread);
    await expect(setOf(unread.length)).toBeVisible();
    const quiet = chats.findLast(({ jid, unreadCount }) => jid.endsWith("@s.whatsapp.net") && unreadCount === 0)!;
    await askSandbox("say", { account: calm.jid, chat: quiet.jid, sender: quiet.jid, text: "Nobody has read this" });
    const row = listOf(page).getByRole("listitem").filter({ hasText: "Nobody has read this" });
    await expect(row).toBeVisible();
    const answer = await fetch(at(`/api/v1/sessions/${calm.id}/chats/${encodeURIComponent(quiet.jid)}/read`), {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.status).toBe(200);
    await expect(row).toBeHidden();
    await expect(setOf(unread.length)).toBeVisible();
  });

  test("a chat is archived, pinned, muted and read by key and by menu, and undone", async ({ page }) => {
    const chat = chats.find(({ jid }) => jid.endsWith("@s.whatsapp.net"))!;
    await askSandbox("say", { account: calm.jid, chat: chat.jid, sender: chat.jid, text: "For the menu" });
    await open(page, calm.id, "?show=unread");
    const row = listOf(page).locator(`a[href$="${chat.jid}"]`);
    const stored = async () => {
      const answer = await fetch(at(`/api/v1/sessions/${calm.id}/chats/${encodeURIComponent(chat.jid)}`), {
        headers: { authorization: `Bearer ${key}` },
      });
      return (await answer.json()) as Record<string, unknown>;
    };
    const { archived, pinned } = await stored();
    await row.focus();
    await page.keyboard.press("e");
    await expect(page.getByText(archived ? "Chat unarchived" : "Chat archived")).toBeVisible();
    await expect.poll(async () => (await stored()).archived).toBe(!archived);
    await page.keyboard.press("z");
    await expect(page.getByText("Undone")).toBeVisible();
    await expect.poll(async () => (await stored()).archived).toBe(archived);
    await row.click({ button: "right" });
    await page.getByRole("menuitem", { name: pinned ? "Unpin" : "Pin" }).click();
    await expect.poll(async () => (await stored()).pinned).toBe(!pinned);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await stored()).pinned).toBe(pinned);
    if ((await stored()).mutedUntil === null) {
      await row.focus();
      await page.keyboard.press("m");
      await page.getByRole("menuitem", { name: "1 week" }).press("Enter");
      await expect(row).toHaveAccessibleName(/muted/);
      await expect.poll(async () => (await stored()).mutedUntil).toBeGreaterThan(Date.now());
    }
    await row.focus();
    await page.keyboard.press("u");
    await expect(row).toBeHidden();
    await expect.poll(async () => (await stored()).unreadCount).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.closest("[role=listitem]") !== null)).toBe(true);
  });

  test("what the server refuses is taken back, and said", async ({ page }) => {
    const chat = chats.find(({ jid }) => jid.endsWith("@g.us"))!;
    await open(page, calm.id);
    await page.route(/chats\.update/, (route) => route.abort());
    const row = listOf(page).locator(`a[href$="${chat.jid}"]`);
    const before = await row.getAttribute("aria-label");
    await row.focus();
    await page.keyboard.press("e");
    await expect(page.getByText(/^Could not (un)?archive the chat: the server did not answer/)).toBeVisible();
    await expect(row).toHaveAttribute("aria-label", before!);
  });

  test("older messages come on the way up without moving what is read", async ({ page }) => {
    const talker = chats.find(({ jid }) => jid.endsWith("@s.whatsapp.net"))!;
    await askSandbox("say", { account: calm.jid, chat: talker.jid, sender: talker.jid, text: "Line", count: 150 });
    await open(page, calm.id, `/${talker.jid}`);
    const log = page.getByRole("log", { name: "Messages" });
    await expect(log.getByRole("listitem").first()).toBeVisible();
    await expect.poll(() => log.getByRole("listitem").count()).toBeGreaterThanOrEqual(50);
    const before = await log.getByRole("listitem").count();
    await log.hover();
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, -3000);
        return log.getByText(/where the stored copy begins/).isVisible();
      })
      .toBe(true);
    expect(await log.getByRole("listitem").count()).toBeGreaterThan(before);
  });

  test("hostile names and texts do no harm", async ({ page }) => {
    let alarms = 0;
    page.on("dialog", (dialog) => {
      alarms += 1;
      void dialog.dismiss();
    });
    page.on("pageerror", () => (alarms += 1));
    await open(page, hostile.id);
    const list = listOf(page);
    for (let step = 0; step < 12; step += 1) {
      const seen = await list.evaluate((element) => ({
        text: element.textContent,
        foreign: element.querySelectorAll("script, b, img, iframe, style, a:not([data-chat])").length,
        wide: element.scrollWidth > element.clientWidth,
        heights: [
          ...new Set([...element.querySelectorAll("[role=listitem]")].map((row) => row.getBoundingClientRect().height)),
        ],
      }));
      expect(seen.text).not.toMatch(/[\u0000-\u0008\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/); // eslint-disable-line no-control-regex -- what must not be there
      expect(seen).toMatchObject({ foreign: 0, wide: false, heights: [64] });
      await list.evaluate((element) => element.scrollBy({ top: 640 }));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    }
    await list.evaluate((element) => element.scrollTo({ top: 0 }));
    for (let index = 0; index < 10; index += 1) {
      await list.getByRole("listitem").nth(index).getByRole("link").click();
      const log = page.getByRole("log", { name: "Messages" });
      await expect(log.getByRole("listitem").first()).toBeVisible();
      const harm = await log.evaluate((element) => ({
        foreign: element.querySelectorAll("script, b, img, iframe, style").length,
        links: [...element.querySelectorAll("a")].filter(
          (link) => !/^https?:$/.test(link.protocol) || !link.rel.includes("noopener"),
        ).length,
        wide: element.scrollWidth > element.clientWidth,
      }));
      expect(harm).toEqual({ foreign: 0, links: 0, wide: false });
    }
    await list.getByRole("listitem").first().getByRole("link").focus();
    await page.keyboard.press("Shift+U");
    await expect(page.getByText(/^\d+ chats marked as read$/)).toBeVisible();
    await expect(list.locator("[data-unread]")).toHaveCount(0);
    expect(alarms).toBe(0);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
  test.beforeEach(async ({ context }) => context.addCookies(state.cookies));

  test("a thread covers the list, and the way back leads to the same place", async ({ page }) => {
    await open(page, calm.id);
    await scrollTo(page, 2000);
    const top = await topOf(page);
    const place = await listOf(page).evaluate((list) => {
      const edge = list.getBoundingClientRect().top;
      const rows = [...list.querySelectorAll("[role=listitem]")];
      return rows.find((row) => row.getBoundingClientRect().top > edge)?.getAttribute("aria-posinset");
    });
    await listOf(page).locator(`[aria-posinset="${place}"]`).getByRole("link").tap(); // in sight: nothing scrolls
    await expect(page.getByRole("log", { name: "Messages" })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Pages" })).toBeHidden();
    await page.getByRole("link", { name: "Back to the chats" }).tap();
    await expect(page.getByRole("navigation", { name: "Pages" })).toBeVisible();
    expect(await topOf(page)).toBe(top);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.goto(at("/sessions"));
    await expect(page.getByRole("heading", { name: "Sessions" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
