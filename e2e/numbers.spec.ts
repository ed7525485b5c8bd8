import { expect, test, type Page } from "@playwright/test";
import { at, linkNumber, prepare } from "./steps.ts";

let state: Awaited<ReturnType<typeof prepare>>["state"];
let key: string;

test.beforeAll(async ({ browser }) => {
  ({ state, key } = await prepare(browser, { name: "Numbers", permissions: ["read", "manage"] }));
});
test.beforeEach(({ context }) => context.addCookies(state.cookies));

const cardOf = (page: Page, name: string) =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name, exact: false }) });
const stateOf = (page: Page, words: string) => page.getByRole("status").filter({ hasText: new RegExp(`^${words}$`) });
const menu = async (page: Page, name: string, item: string | RegExp) => {
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

async function rename(id: string, label: string) {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const answer = await fetch(at(`/api/v1/sessions/${id}`), {
    method: "PATCH",
    headers,
    body: JSON.stringify({ label }),
  });
  expect(answer.status).toBe(200);
}

test("a number is linked by typing a code, renamed, restarted, logged out and deleted, and its timeline tells it", async ({
  page,
}) => {
  await page.goto(at("/sessions"));
  await page.getByRole("button", { name: "Add a sandbox number" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  await dialog.getByText("Type a code", { exact: true }).click();
  await dialog.getByLabel("Number of the phone").fill("not a number");
  await dialog.getByRole("button", { name: "Get a code" }).click();
  await expect(dialog.getByRole("status").filter({ hasText: /phone|number|digits/i })).toBeVisible();
  await dialog.getByLabel("Number of the phone").fill("+1 202 555 7701");
  await dialog.getByRole("button", { name: "Get a code" }).click();
  await expect(dialog.getByLabel(/^Code . . . . . . . .$/)).toBeVisible();
  await dialog.getByRole("button", { name: "Type it for me" }).click();
  await dialog.getByRole("link", { name: "Open chats" }).click();
  await page.waitForURL(/\/sessions\/[^/]+\/chats$/);
  const id = /\/sessions\/([^/]+)\//.exec(page.url())![1]!;
  await rename(id, "Typed");

  await page.goto(at(`/sessions/${id}`));
  await expect(page.getByRole("heading", { name: "Typed" })).toBeVisible();
  await expect(page.getByText(/^\+1[\s-]202[\s-]555[\s-]7701$/).first()).toBeVisible();
  await menu(page, "Typed", "Rename…");
  await page.getByLabel("Name of the number").fill("Night desk");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Night desk" })).toBeVisible();

  await menu(page, "Night desk", "Restart");
  await expect(page.getByText("A new connection is on its way.")).toBeVisible();
  await expect(stateOf(page, "Connected")).toBeVisible({ timeout: 60_000 });

  await menu(page, "Night desk", "Log out…");
  await expect(page.getByRole("dialog")).toContainText("stored chats stay");
  await page.getByRole("dialog").getByRole("button", { name: "Log out" }).click();
  await expect(stateOf(page, "Logged out")).toBeVisible({ timeout: 30_000 });
  const timeline = page.getByRole("region", { name: "Timeline" });
  for (const words of ["Logged out", "Connected", "Waiting for a scan"])
    await expect(timeline.getByText(words, { exact: true }).first()).toBeVisible();

  await menu(page, "Night desk", "Delete…");
  const remove = page.getByRole("dialog");
  await expect(remove).toContainText("removed for good");
  await expect(remove.getByRole("button", { name: "Delete" })).toBeDisabled();
  await remove.getByRole("textbox").fill("Night desk");
  await remove.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("This number is not here (any more)")).toBeVisible();
});

test("the phone of a sandbox number does six things, and the card says what they mean", async ({ page }) => {
  const { id } = await linkNumber(key, { chats: 40, seed: "six acts" });
  await rename(id, "Six acts");
  await page.goto(at("/sessions"));
  const card = cardOf(page, "Six acts");
  const phone = card.getByRole("group", { name: "On the phone" });
  await expect(card.getByText("Connected")).toBeVisible();
  await expect(card.getByText("40", { exact: true })).toBeVisible();
  await phone.getByRole("button", { name: "Receive one" }).click();
  await expect(page.getByText("One message is on its way.")).toBeVisible();
  await phone.getByRole("button", { name: "Receive 100" }).click();
  await expect(page.getByText("100 messages are on their way.")).toBeVisible();
  await phone.getByRole("button", { name: "Go offline" }).click();
  await expect(card.getByText("Reconnecting")).toBeVisible();
  await expect(card.getByText(/^The line dropped at/)).toBeVisible();
  await phone.getByRole("button", { name: "Come back" }).click();
  await card.getByRole("button", { name: "Try now" }).click();
  await expect(card.getByText("Connected")).toBeVisible({ timeout: 60_000 });
  await phone.getByRole("button", { name: "Conflict" }).click();
  await expect(page.getByText("Another copy of the login has taken over.")).toBeVisible();
  await expect(card.getByText("Reconnecting")).toBeVisible();
  await card.getByRole("button", { name: "Try now" }).click();
  await expect(card.getByText("Connected")).toBeVisible({ timeout: 60_000 });
  await phone.getByRole("button", { name: "Log out" }).click();
  await expect(card.getByText("Unlinked from the phone")).toBeVisible();
  await expect(card.getByText(/The 40 stored chats are safe/)).toBeVisible();
  await card.getByRole("button", { name: "Link again" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Scan for me" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: "Open chats" })).toBeVisible({ timeout: 30_000 });
});
