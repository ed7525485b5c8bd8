import { expect, test } from "@playwright/test";
import { askSandbox, at, createKey, linkNumber, prepare, walk } from "./steps.ts";

let state: Awaited<ReturnType<typeof prepare>>["state"];
let key: string;
test.beforeAll(async ({ browser }) => {
  ({ state, key } = await prepare(browser, { name: "Frame", permissions: ["read", "manage"] }));
});
test.beforeEach(({ context }) => context.addCookies(state.cookies));

const PAGES = [
  "/sessions",
  "/activity",
  "/api-keys",
  "/members",
  "/settings",
  "/profile",
  "/nothing-here",
  "/api/v1/docs",
];

test("every page runs its own scripts and no other", async ({ page }) => {
  const violations: string[] = [];
  await page.exposeFunction("violated", (what: string) => violations.push(what));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
      (window as unknown as { violated: (what: string) => void }).violated(
        `${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile}`,
      ),
    ),
  );
  const nonces = new Set<string | undefined>();
  for (const path of PAGES) {
    const answer = await page.goto(at(path));
    await expect(page.getByRole("heading").first()).toBeVisible();
    const rule = /script-src ([^;]*)/.exec(answer!.headers()["content-security-policy"] ?? "")?.[1] ?? "";
    expect(rule, path).not.toMatch(/unsafe|\*|https?:/);
    if (!path.startsWith("/api/")) nonces.add(/'nonce-([^']+)' 'strict-dynamic'/.exec(rule)?.[1]);
  }
  expect(violations).toEqual([]);
  expect(nonces.size).toBe(PAGES.length - 1);

  await page.goto(at("/settings"));
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  const ran = () => page.evaluate(() => (window as unknown as { ran?: string }).ran);
  const inject = (attributes: string) =>
    page.evaluate((given) => {
      const frame = document.createElement("iframe");
      frame.srcdoc = `<script ${given}>parent.ran = 'script'</script>`; // under the rule of this page, read as from a server
      document.body.append(frame);
    }, attributes);
  await page.evaluate(() => {
    const hidden = document.createElement("div");
    hidden.innerHTML = `<img src="data:," onerror="window.ran = 'handler'">`;
    document.body.append(hidden);
  });
  for (const attributes of ["", "nonce=guessed"]) await inject(attributes);
  await expect.poll(() => violations.length).toBe(3);
  expect(await ran()).toBeUndefined();
  await inject(`nonce="${await page.evaluate(() => document.querySelector("script")!.nonce)}"`);
  await expect.poll(ran, "what carries the nonce does run").toBe("script");
});

test("what breaks while a page is drawn leaves the frame, says so with an id, and can be tried again", async ({
  page,
}) => {
  await page.route(/trpc\/.*apiKeys\.list/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: (await answer.text())
        .replaceAll(/"createdAt":\d+/g, '"createdAt":{}')
        .replaceAll(/"prefix":"[^"]*"/g, '"prefix":{"no":"text"}'),
    });
  });
  await page.goto(at("/api-keys"));
  const card = page.getByRole("alert").filter({ hasText: "This page could not be drawn" });
  await expect(card).toBeVisible();
  await expect(card.getByText(/^[0-9a-f-]{36}/)).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Switchboard" })).toBeVisible();
  await page.unroute(/trpc\/.*apiKeys\.list/);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
});

test("an error of the server is told in the pane with the id of the request; an unknown address has a card too", async ({
  page,
}) => {
  await page.route(/trpc\/.*members\.list/, (route) =>
    route.fulfill({
      status: 500,
      contentType: "application/json",
      body: JSON.stringify(
        new URL(route.request().url()).pathname
          .split("/")
          .at(-1)!
          .split(",")
          .map(() => ({ error: { message: "x", code: -32603, data: { httpStatus: 500, requestId: "the-id-of-it" } } })),
      ),
    }),
  );
  await page.goto(at("/members"));
  await expect(page.getByRole("alert").getByText("the-id-of-it")).toBeVisible({ timeout: 20_000 });
  await page.unroute(/trpc\/.*members\.list/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("table").first()).toBeVisible();
  await page.goto(at("/no/such/page"));
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

test("without a network acts are refused in words, what is shown stays, and what came meanwhile is counted", async ({
  page,
  context,
}) => {
  const { id, jid } = await linkNumber(key, { chats: 30, seed: "offline" });
  const [person] = await walk(id, key, { type: "dm" });
  await page.goto(at(`/sessions/${id}/chats`));
  const rows = page.getByRole("list", { name: "Chats" }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText(/^No connection to the server since/)).toBeVisible();
  await expect(rows.first()).toBeVisible();
  const row = page.getByRole("list", { name: "Chats" }).locator(`a[href$="${person!.jid}"]`);
  await row.focus();
  await page.keyboard.press("p");
  await expect(page.getByText(/^Could not (un)?pin the chat: there is no connection/)).toBeVisible();
  await askSandbox("say", { account: jid, chat: person!.jid, sender: person!.jid, text: "Hello there", count: 3 });
  await expect
    .poll(async () => (await walk(id, key)).find(({ jid }) => jid === person!.jid)?.unreadCount)
    .toBeGreaterThan(2);
  await context.setOffline(false);
  await expect(page.getByText(/^Back\./)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^No connection to the server since/)).toBeHidden();
  await expect(row).toContainText("Hello there");
  expect((await walk(id, key)).find(({ jid }) => jid === person!.jid)!.pinned, "nothing was done in secret").toBe(
    person!.pinned,
  );
});

test("single keys can be switched off, and the person's pages are behind the person", async ({ page }) => {
  await page.goto(at("/settings"));
  const choice = page.getByLabel("Shortcuts of a single key");
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await page.getByRole("heading", { name: "Settings" }).click();
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: /Jump to/ })).toBeFocused();
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/settings$/);
  await page.reload();
  await expect(choice).not.toBeChecked();
  await choice.check();
  await page.getByRole("button", { name: /^Menu of/ }).click();
  await page.getByRole("menuitem", { name: "Profile" }).click();
  await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
});

test("a key that nobody has copied asks once before it is lost; it is renamed, and ends on a day", async ({ page }) => {
  await createKey(page, { name: "Short-lived", permissions: ["read"] });
  await page.getByText("Python", { exact: true }).click();
  await expect(page.locator("pre", { hasText: "urllib.request" })).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  const question = page.getByRole("dialog");
  await expect(question).toContainText("cannot be shown again");
  await question.getByRole("button", { name: "Stay and copy it" }).click();
  await expect(page.getByLabel("API key", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "I have stored it" }).click();

  await page.getByRole("button", { name: "More for Short-lived" }).click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Until the fair");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /Until the fair/ })).toBeVisible();

  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog", { name: "Create key" });
  await dialog.getByLabel("Name").fill("For a day");
  await dialog.getByRole("checkbox", { name: "read" }).check();
  await dialog.getByText("On a date").click();
  await expect(dialog.getByRole("button", { name: "Create key" })).toBeDisabled();
  const day = new Date(Date.now() + 3 * 86_400_000);
  await dialog.getByLabel("Last day").fill(day.toISOString().slice(0, 10));
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("row", { name: /For a day/ })).toContainText(/In [34] days/);
});
