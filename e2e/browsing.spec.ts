import { expect, test, type Browser, type Page } from "@playwright/test";
import { checkAccess } from "./check-access.ts";
import { askSandbox, at, linkNumber, prepare, runAdmin, walk } from "./steps.ts";

let state: Awaited<ReturnType<typeof prepare>>["state"];
let key: string;
let number: { id: string; jid: string };
let people: { jid: string; name: string | null }[];

test.beforeAll(async ({ browser }) => {
  ({ state, key } = await prepare(browser, { name: "Browsing", permissions: ["read", "send", "manage"] }));
  number = await linkNumber(key, { chats: 150, seed: "browsing" });
  people = (await walk(number.id, key)).filter(({ jid }) => jid.endsWith("@s.whatsapp.net"));
});
test.beforeEach(async ({ context }) => context.addCookies(state.cookies));

const listOf = (page: Page) => page.getByRole("list", { name: "Chats" });
const logOf = (page: Page) => page.getByRole("log", { name: "Messages" });
const rowOf = (page: Page, jid: string) => listOf(page).locator(`a[href$="${jid}"]`);
const open = async (page: Page, rest = "") => {
  await page.goto(at(`/sessions/${number.id}/chats${rest}`));
  await expect(listOf(page).getByRole("listitem").first()).toBeVisible();
};
const stored = async (jid: string) => {
  const answer = await fetch(at(`/api/v1/sessions/${number.id}/chats/${encodeURIComponent(jid)}`), {
    headers: { authorization: `Bearer ${key}` },
  });
  return (await answer.json()) as {
    archived: boolean;
    pinned: boolean;
    mutedUntil: number | null;
    unreadCount: number;
  };
};
const say = (jid: string, text: string, count = 1) =>
  askSandbox("say", { account: number.jid, chat: jid, sender: jid, text, count });
test.describe("the palette", () => {
  test("jumps to a chat, a number, a page and an action, by keyboard alone, and gives the focus back", async ({
    page,
  }) => {
    await open(page);
    const wanted = people.find(({ name }) => name !== null && /^[A-Za-z]{4,}/.test(name))!;
    await page.getByLabel("Search name or number").focus();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Lis"); // before its code can be there
    const box = page.getByRole("combobox", { name: /Jump to/ });
    await expect(box).toBeFocused();
    await expect(box).toHaveValue("Lis");
    await box.fill("");
    await expect(page.getByRole("group", { name: "Recent chats" }).getByRole("option").first()).toBeVisible();
    await checkAccess(page, "palette");
    await page.keyboard.press("Escape");
    await expect(page.getByLabel("Search name or number")).toBeFocused();

    await page.keyboard.press("Control+k");
    await page.keyboard.type(wanted.name!);
    await page.keyboard.press("Enter"); // before the answer can be there
    await expect(page).toHaveURL(/\/chats\/.+@/);
    await expect(logOf(page).getByRole("listitem").first()).toBeVisible();

    await page.keyboard.press("Control+k");
    await page.keyboard.type("api keys");
    await expect(page.getByRole("option", { name: /API keys/ })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "API keys" })).toBeVisible();

    await page.keyboard.press("Control+k");
    await page.keyboard.type("dark");
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("zzzz nobody");
    await expect(page.getByText("Search messages for “zzzz nobody”")).toBeVisible();
  });

  test("offers a member neither the pages nor the acts of admins, and only the chats' own", async ({ browser }) => {
    const member = { email: "palette-member@example.org", password: "a member's long password" };
    runAdmin("user", "create", member.email, "--org", "My organization", "--password", member.password);
    const page = await (await browser.newContext()).newPage();
    await page.goto(at("/login"));
    await page.getByLabel("Email").fill(member.email);
    await page.getByLabel("Password").fill(member.password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.waitForURL(/\/chats/);
    const offered = async (words: string) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: /Jump to/ }).fill(words);
      await expect(page.getByRole("option").first()).toBeVisible();
      await expect(page.getByRole("option", { name: /Search messages/ })).toBeVisible();
      const names = await page.getByRole("option").allInnerTexts();
      await page.keyboard.press("Escape");
      return names.join("\n");
    };
    for (const words of ["API keys", "Members", "Link a number"])
      expect(await offered(words)).not.toMatch(new RegExp(`^${words}`, "m"));
    expect(await offered("Settings")).toMatch(/^Settings/m);
    await page.context().close();
  });

  test("every key is told by ?", async ({ page }) => {
    await open(page);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await checkAccess(page, "shortcuts");
    await page.keyboard.press("Escape");
    for (const [letter, heading] of ["a Activity", "m Members", "k API keys", "s Sessions"].map((to) =>
      to.split(/ (.*)/),
    )) {
      await page.keyboard.press("g");
      await page.keyboard.press(letter!);
      await expect(page.getByRole("heading", { level: 1, name: heading!, exact: true })).toBeVisible();
    }
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await expect(page).toHaveURL(/\/chats$/);
  });
});

test.describe("several chats", () => {
  test("are archived by one request, undone, pinned, muted and read", async ({ page }) => {
    const [a, b, c] = (await walk(number.id, key)).slice(0, 3);
    for (const chat of [a, b, c]) expect(chat).toBeDefined();
    const before = await Promise.all([a!, b!, c!].map(({ jid }) => stored(jid)));
    const sent: string[] = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(new URL(request.url()).pathname));
    await open(page);
    await rowOf(page, a!.jid).click({ modifiers: ["Control"] });
    await rowOf(page, c!.jid).click({ modifiers: ["Shift"] });
    const bar = page.getByRole("toolbar", { name: "Selected chats" });
    await expect(bar).toContainText("3 selected");
    await expect(rowOf(page, b!.jid)).toHaveAccessibleName(/^Selected/);
    await checkAccess(page, "selected");
    const all = before.every(({ archived }) => archived);
    await bar.getByRole("button", { name: all ? "Unarchive" : "Archive" }).click();
    await expect(bar).toBeHidden();
    await expect.poll(async () => (await stored(b!.jid)).archived).toBe(!all);
    await expect.poll(async () => (await stored(c!.jid)).archived).toBe(!all);
    expect(sent.filter((path) => path.includes("chats."))).toEqual(["/api/trpc/chats.updateMany"]);
    await checkAccess(page, "toast", ["light"]); // it goes after eight seconds
    await page.keyboard.press("z");
    await expect(page.getByText("Undone")).toBeVisible();
    for (const [index, { jid }] of [a!, b!, c!].entries())
      await expect.poll(async () => (await stored(jid)).archived).toBe(before[index]!.archived);

    await rowOf(page, a!.jid).focus();
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(bar).toContainText("2 selected");
    await bar.getByRole("button", { name: "Mute" }).click();
    await page.getByRole("menuitem", { name: "Always" }).click();
    await expect.poll(async () => (await stored(a!.jid)).mutedUntil).toBe(253_402_300_799_999);
    await rowOf(page, a!.jid).focus();
    await page.keyboard.press("Control+a");
    await bar.getByRole("button", { name: "Mark as read" }).click();
    await expect.poll(async () => (await stored(b!.jid)).unreadCount).toBe(0);
    await rowOf(page, a!.jid).focus();
    await page.keyboard.press("x");
    await page.keyboard.press("Escape");
    await expect(bar).toBeHidden();
  });

  test("are as before when the server does not answer", async ({ page }) => {
    await open(page);
    await page.route(/chats\.updateMany/, (route) => route.abort());
    const rows = listOf(page).getByRole("listitem").getByRole("link");
    const names = await Promise.all([3, 4].map((index) => rows.nth(index).getAttribute("href")));
    const marked = await Promise.all(names.map((href) => stored(decodeURIComponent(href!.split("/").at(-1)!))));
    for (const index of [3, 4]) await rows.nth(index).click({ modifiers: ["Control"] });
    await page.keyboard.press("p");
    await expect(page.getByText(/^Could not (un)?pin (2 chats|the chat): the server did not answer/)).toBeVisible();
    for (const [index, href] of names.entries())
      await expect(listOf(page).locator(`a[href="${href}"]`)).toHaveAccessibleName(
        marked[index]!.pinned ? /pinned/ : /^((?!pinned).)*$/s,
      );
  });

  test("are chosen by a finger that stays", async ({ browser }) => {
    const page = await phone(browser);
    await open(page);
    const row = listOf(page).getByRole("listitem").nth(1).getByRole("link");
    const at = (await row.boundingBox())!;
    const touch = { pointerType: "touch", bubbles: true, clientX: at.x + 20, clientY: at.y + 20 };
    await row.dispatchEvent("pointerdown", touch);
    await expect(page.getByRole("toolbar", { name: "Selected chats" })).toContainText("1 selected");
    await row.dispatchEvent("pointerup", touch);
    await row.dispatchEvent("click");
    await listOf(page).getByRole("listitem").nth(2).getByRole("link").tap();
    await expect(page.getByRole("toolbar", { name: "Selected chats" })).toContainText("2 selected");
    await page.context().close();
  });
});

async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    storageState: state,
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    reducedMotion: "reduce",
  });
  return context.newPage();
}

test.describe("a long chat", () => {
  let talker: string;
  const QUOTED = "3EB0AAAA00000000000001";

  test.beforeAll(async () => {
    talker = people.at(-1)!.jid;
    const tell = (message: object, id?: string) =>
      askSandbox("send", { account: number.jid, chat: talker, from: talker, message, ...(id && { id }) });
    await say(talker, "Prelude", 80);
    await tell({ conversation: "Where is the zeppelin?" }, QUOTED);
    await say(talker, "Interlude", 120);
    await tell({
      extendedTextMessage: {
        text: "It has landed",
        contextInfo: {
          stanzaId: QUOTED,
          participant: talker,
          quotedMessage: { conversation: "Where is the zeppelin?" },
        },
      },
    });
    await tell({ reactionMessage: { key: { remoteJid: talker, fromMe: false, id: QUOTED }, text: "🎈" } });
  });

  test("leads from a quote to its source and back to the end", async ({ page }) => {
    await open(page, `/${talker}`);
    const log = logOf(page);
    await expect(log.getByText("It has landed")).toBeVisible();
    await log.getByRole("button", { name: /Where is the zeppelin/ }).click();
    const source = log.locator("[data-message]").filter({ has: page.getByRole("group", { name: "Reactions" }) });
    await expect(source).toBeInViewport();
    await expect(page).toHaveURL(/at=/);
    await source.getByRole("button", { name: /🎈/ }).click();
    await expect(source.getByRole("list", { name: "Who reacted" })).toBeVisible();
    await page.reload(); // what was shared is what is seen
    await expect(source).toBeInViewport();
    const top = await source.evaluate((element) => element.getBoundingClientRect().top);
    await log.hover();
    await page.mouse.wheel(0, 200);
    await expect.poll(() => source.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(top - 100);
    await expect(source).toBeInViewport(); // newer messages came below it without moving it away
    await page.getByRole("button", { name: "Newest messages" }).click();
    await expect(log.getByText("It has landed")).toBeInViewport();
    await expect(page).not.toHaveURL(/at=/);
  });

  test("is searched, and its number with it; every hit is marked and leads to its place", async ({ page }) => {
    await open(page, `/${talker}`);
    const log = logOf(page);
    await expect(log.getByText("It has landed")).toBeVisible();
    await log.focus();
    await page.keyboard.press("f");
    await expect(page.getByRole("textbox", { name: "Find in this chat" })).toBeFocused();
    await page.keyboard.type("zeppelin");
    const bar = page.getByRole("search").filter({ has: page.getByRole("textbox", { name: "Find in this chat" }) });
    await expect(bar.getByRole("status")).toHaveText("1 of 1");
    await expect(log.locator("mark", { hasText: "zeppelin" }).first()).toBeInViewport();
    await checkAccess(page, "find");
    await page.getByRole("textbox", { name: "Find in this chat" }).fill("interlude");
    await expect(bar.getByRole("status")).toHaveText(/1 of 120/);
    await page.keyboard.press("Enter");
    await expect(bar.getByRole("status")).toHaveText(/2 of 120/);
    await bar.getByRole("link", { name: "All chats" }).click();
    const hits = page.getByRole("list", { name: "Messages found" });
    await expect(hits.getByRole("listitem").first()).toBeVisible();
    await checkAccess(page, "hits");
    await hits.getByRole("link").nth(20).click();
    await expect(hits.locator("[aria-current]")).toHaveCount(1);
    await expect(log.locator("mark").first()).toBeVisible();
    await page.getByRole("link", { name: "Back to the chats" }).first().click();
    await expect(listOf(page).getByRole("listitem").first()).toBeVisible();
  });

  test("is opened at a day, and tells what is stored of it", async ({ page }) => {
    await open(page, `/${talker}`);
    await expect(logOf(page).getByText("It has landed")).toBeVisible();
    await logOf(page).focus();
    await page.keyboard.press("d");
    const dialog = page.getByRole("dialog", { name: "Jump to a date" });
    await expect(
      dialog.getByRole("button", { name: new RegExp(String(new Date().getFullYear())) }).first(),
    ).toBeVisible();
    await expect(dialog.locator("button:not([disabled])", { hasText: /^\d+$/ }).first()).toBeVisible();
    await checkAccess(page, "dates");
    await dialog.getByRole("button", { name: "Where the stored copy begins" }).click();
    await expect(logOf(page).getByText(/where the stored copy begins/)).toBeInViewport();
    await logOf(page).focus();
    await page.keyboard.press("i");
    const details = page.getByRole("dialog", { name: /^Details of/ });
    await expect(details.getByText(talker, { exact: true })).toBeVisible();
    await expect(details.getByText("Stored messages")).toBeVisible();
    await checkAccess(page, "details");
    await page.keyboard.press("Escape");
    await expect(details).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(rowOf(page, talker)).toBeFocused();
  });

  test("is watched by two: what one does and what arrives is seen by both", async ({ page, browser }) => {
    const other = await (await browser.newContext({ storageState: state })).newPage();
    for (const who of [page, other]) await open(who, `/${talker}`);
    for (const who of [page, other]) await expect(logOf(who).getByText("It has landed")).toBeVisible();
    await say(talker, "Both of you, look");
    for (const who of [page, other]) await expect(logOf(who).getByText("Both of you, look")).toBeVisible();
    const { pinned } = await stored(talker);
    await rowOf(page, talker).first().focus();
    await page.keyboard.press("p");
    await expect(rowOf(other, talker)).toHaveAccessibleName(pinned ? /^((?!pinned).)*$/s : /pinned/);
    await other.context().close();
  });
});

test("what outsiders call themselves and write does no harm in the palette, the details and what is found", async ({
  page,
}) => {
  const hostile = await linkNumber(key, { chats: 60, seed: "browsing-hostile", hostile: true });
  let alarms = 0;
  page.on("dialog", (dialog) => {
    alarms += 1;
    void dialog.dismiss();
  });
  page.on("pageerror", () => (alarms += 1));
  await page.goto(at(`/sessions/${hostile.id}/chats`));
  await expect(listOf(page).getByRole("listitem").first()).toBeVisible();
  const harmless = async (selector: string) => {
    const seen = await page.locator(selector).evaluate((element) => ({
      foreign: element.querySelectorAll("script, b, img, iframe, style").length,
      wide: element.scrollWidth > element.clientWidth,
    }));
    expect(seen, selector).toEqual({ foreign: 0, wide: false });
  };
  for (const words of ["", "<", "a"]) {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /Jump to/ }).fill(words);
    await expect(page.getByRole("option").first()).toBeVisible();
    await harmless("[role=listbox]");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("combobox", { name: /Jump to/ })).toBeHidden();
  }
  for (const index of [0, 2, 4]) {
    await listOf(page).getByRole("listitem").nth(index).getByRole("link").click();
    await expect(logOf(page).getByRole("listitem").first()).toBeVisible();
    await logOf(page).focus();
    await page.keyboard.press("i");
    await expect(page.getByText("Stored messages")).toBeVisible();
    await harmless("dialog[open]");
    await page.keyboard.press("Escape");
  }
  await page.goto(at(`/sessions/${hostile.id}/chats?find=the`));
  await expect(
    page
      .getByRole("list", { name: "Messages found" })
      .or(page.getByText(/No message with/))
      .first(),
  ).toBeVisible();
  await harmless("main");
  expect(alarms).toBe(0);
});
