import { expect, test, type Browser, type Page } from "@playwright/test";
import { askSandbox, at, createKey, linkNumber, prepare } from "./steps.ts";

const SUFFIX = process.pid;
const LEA = { name: "Léa", email: `lea-${SUFFIX}@example.org`, password: "a password of hers" };

let state: Awaited<ReturnType<typeof prepare>>["state"];
test.beforeAll(async ({ browser }) => {
  ({ state } = await prepare(browser, { name: "Administration", permissions: ["read"] }));
});
test.beforeEach(({ context }) => context.addCookies(state.cookies));

const strangersPage = async (browser: Browser) => (await browser.newContext({ locale: "en-GB" })).newPage();

/** An invitation as it is shown, for anybody who has it. */
async function invite(page: Page): Promise<string> {
  await page.goto(at("/members"));
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make the link" }).click();
  return (await page.getByLabel("Invitation link").innerText()).trim();
}

async function join(page: Page, link: string, { name, email, password }: typeof LEA) {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: false }).first().fill(password);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/invite"));
}

test("somebody is invited and joins; a member sees no admin pages and is refused; the role changes; the person goes", async ({
  page,
  browser,
}) => {
  const link = await invite(page);
  const guest = await strangersPage(browser);
  await join(guest, link, LEA);

  await guest.goto(at("/sessions"));
  await expect(guest.getByRole("heading").first()).toBeVisible();
  const pages = guest.getByRole("navigation", { name: "Switchboard" });
  await expect(pages.getByRole("link", { name: "Sessions" })).toBeVisible();
  for (const name of ["Members", "API keys"]) await expect(pages.getByRole("link", { name })).toHaveCount(0);
  for (const name of ["Link a number", "Add a sandbox number"])
    await expect(guest.getByRole("button", { name })).toHaveCount(0);
  for (const [path, words] of [
    ["/members", "Members are for admins"],
    ["/api-keys", "API keys are for admins"],
  ]) {
    await guest.goto(at(path!));
    await expect(guest.getByText(words!)).toBeVisible();
  }
  const refused = await guest.evaluate(() => fetch("/api/trpc/members.list?input={}").then(({ status }) => status));
  expect(refused).toBe(403);
  await guest.goto(at("/activity"));
  await expect(guest.getByRole("link", { name: "Messages" })).toBeVisible();
  await expect(guest.getByRole("link", { name: "People and keys" })).toHaveCount(0);
  await expect(guest.getByText("joined by invitation")).toHaveCount(0);

  await guest.goto(link);
  await expect(guest.getByText("This link cannot be used")).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: `More for ${LEA.name}` }).click();
  await page.getByRole("menuitem", { name: "Make admin" }).click();
  await expect(page.getByRole("row", { name: new RegExp(LEA.email) })).toContainText("Admin");
  await guest.goto(at("/members"));
  await expect(guest.getByRole("button", { name: "Invite somebody" })).toBeVisible();
  await expect(guest.getByRole("button", { name: /^More for rosa/i })).toHaveCount(0);

  await page.getByRole("button", { name: `More for ${LEA.name}` }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(LEA.email)).toBeHidden();
  await guest.goto(at("/sessions"));
  await expect(guest.getByLabel("Password")).toBeVisible();
  await guest.context().close();
});

test("a second organization begins empty, leads in three steps to chats, and a link into it from the first one offers the switch", async ({
  page,
}) => {
  await page.goto(at("/settings"));
  await page.getByLabel("Another organization").fill("Second house");
  await page.getByRole("button", { name: "Create and open it" }).click();
  await expect(page.getByRole("heading", { name: "Plug in your first number" })).toBeVisible();
  await page.getByRole("button", { name: "Add a sandbox number" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Scan for me" }).click();
  await dialog.getByRole("link", { name: "Open chats" }).click();
  await expect(page.getByRole("list", { name: "Chats" }).getByRole("listitem").first()).toBeVisible({
    timeout: 60_000,
  });
  const there = page.url();

  await page.goto(at("/settings"));
  await expect(page.getByLabel("Name of the organization")).toHaveValue("Second house");
  await page.getByRole("button", { name: "Organization Second house: switch" }).click();
  await expect(page.getByRole("menuitem", { name: "Second house" }).getByLabel("open now")).toBeVisible();
  await page.getByRole("menuitem", { name: "My organization" }).click();
  await page.waitForURL((url) => url.pathname !== "/settings");
  await expect(page.getByRole("button", { name: "Organization My organization: switch" })).toBeVisible();
  await page.goto(there);
  await expect(page.getByText("This number is not here (any more)")).toBeVisible();
  await page.getByRole("button", { name: "Switch to Second house" }).click();
  await expect(page.getByRole("list", { name: "Chats" }).getByRole("listitem").first()).toBeVisible();
  expect(page.url()).toBe(there);
});

test("a new password ends the person's other logins and keeps this one", async ({ page, browser }) => {
  const person = { name: "Kwame", email: `kwame-${SUFFIX}@example.org`, password: "his first password" };
  const link = await invite(page);
  const [here, elsewhere] = [await strangersPage(browser), await strangersPage(browser)];
  await join(here, link, person);
  await elsewhere.goto(at("/profile"));
  await elsewhere.getByLabel("Email").fill(person.email);
  await elsewhere.getByLabel("Password").fill(person.password);
  await elsewhere.getByRole("button", { name: "Log in" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Profile" })).toBeVisible();

  await here.goto(at("/profile"));
  await here.getByLabel("Present password").fill("not it");
  await here.getByLabel("New password").fill("his second password");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText(/is not your password/)).toBeVisible();
  await here.getByLabel("Present password").fill(person.password);
  await here.getByRole("button", { name: "Change password" }).click();
  await here.waitForURL(/password=changed/);
  await expect(here.getByRole("heading", { name: "Profile" })).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login/);

  await here.getByRole("button", { name: "Make one" }).click();
  const line = here.locator("pre").filter({ hasText: "Bearer" });
  await expect(line).toBeVisible();
  const curl = await line.innerText();
  const token = /Bearer ([^"]+)"/.exec(curl)![1]!;
  const sessions = (method: string) =>
    fetch(at("/api/v1/sessions"), { method, headers: { authorization: `Bearer ${token}` } });
  expect((await sessions("GET")).status).toBe(200);
  expect((await sessions("POST")).status).toBe(403);
  await here.context().close();
  await elsewhere.context().close();
});

test("activity shows at once what somebody does elsewhere, can be held still, narrowed and read further back", async ({
  page,
  context,
}) => {
  await page.goto(at("/activity?kind=acts"));
  const lines = page.getByRole("list", { name: "Activity" }).getByRole("listitem");
  await expect(lines.first()).toBeVisible();
  const other = await context.newPage();
  const key = await createKey(other, { name: "Seen at once", permissions: ["read", "manage"] });
  await expect(lines.first()).toContainText("made the API key “Seen at once”");
  await lines.first().locator("summary").click();
  await expect(lines.first()).toContainText('"action": "key.create"');
  await page.getByRole("button", { name: "Live" }).click();
  await createKey(other, { name: "Held back", permissions: ["read"] });
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(page.getByText("made the API key “Held back”")).toBeVisible();
  await page.getByRole("button", { name: "Held still" }).click();

  const { id, jid } = await linkNumber(key, { chats: 60, seed: "activity" });
  await page.getByRole("link", { name: "Messages" }).click();
  await expect(page).toHaveURL(/kind=messages/);
  await expect(page.getByText("made the API key “Held back”")).toBeHidden();
  const sender = "6281277330914@s.whatsapp.net";
  await askSandbox("say", { account: jid, chat: sender, sender, text: "Are you watching?" });
  await expect(lines.first()).toContainText("wrote “Are you watching?”");
  await page.getByLabel("Number", { exact: true }).selectOption(id);
  await page.getByRole("link", { name: "Everything" }).click();
  await expect(page).toHaveURL(`${at("/activity")}?number=${id}`);
  await expect(lines.first()).toBeVisible();
  await expect.poll(() => lines.count()).toBeLessThanOrEqual(50);
  await lines.last().scrollIntoViewIfNeeded();
  await expect.poll(() => lines.count()).toBeGreaterThan(50);
  await page.reload(); // a shared link shows the same
  await page.getByLabel("Who", { exact: true }).selectOption({ label: "Seen at once (key)" });
  await expect(lines.first()).toContainText("added the number");
  await expect(lines).toHaveCount(1);
});
