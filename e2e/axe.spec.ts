import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { checkAccess } from "./check-access.ts";
import { at, createKey, linkNumber, logIn, prepare } from "./steps.ts";

const NEWCOMER = { email: `newcomer-${process.pid}@example.org`, password: "a newcomer's password" };
const PHONE = { width: 390, height: 844 };

let session: string;
let key: string;

test.beforeAll(async ({ browser }) => {
  ({ key } = await prepare(browser, { name: "Axe", permissions: ["read", "send", "manage", "events"] }));
  ({ id: session } = await linkNumber(key, { chats: 120, seed: "axe", hostile: true }));
  await addWaitingNumber();
  const org = admin("org", "create", `Newcomers ${process.pid}`);
  admin("user", "create", NEWCOMER.email, "--org", org, "--role", "owner", "--password", NEWCOMER.password);
});

/** Has the command line make something in the product under test, and gives what it says. */
function admin(...words: string[]) {
  const env = { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR, LOG_LEVEL: "warn" };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "server/admin/main.ts", ...words],
    {
      env,
    },
  );
  expect(status, String(stderr)).toBe(0);
  return String(stdout).trim();
}

/** A number that needs somebody: its code waits to be scanned. */
async function addWaitingNumber() {
  const answer = await fetch(at("/api/v1/sessions"), {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ label: "Front desk", start: false }),
  });
  expect(answer.status).toBe(201);
}

test.describe("nothing on any page keeps anybody out, in light and in dark", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("from the login to the first run", async ({ page }) => {
    await page.goto(at("/login"));
    await checkAccess(page, "login");
    await page.getByLabel("Email").fill(NEWCOMER.email);
    await page.getByLabel("Password").fill("not it");
    await page.getByRole("button", { name: "Log in" }).click();
    await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
    await checkAccess(page, "login refused");
    await page.getByLabel("Password").fill(NEWCOMER.password);
    await page.getByRole("button", { name: "Log in" }).click();
    await expect(page.getByRole("heading", { name: "Plug in your first number" })).toBeVisible();
    await checkAccess(page, "first run");
    await page.goto(at("/api-keys"));
    await expect(page.getByRole("heading", { name: "API keys" })).toBeVisible();
    await checkAccess(page, "no keys");
  });

  test("numbers and keys", async ({ page }) => {
    await logIn(page);
    await expect(page.getByRole("heading", { name: /Hostile/ }).first()).toBeVisible();
    await checkAccess(page, "sessions");
    await page.getByRole("button", { name: /^Menu of/ }).click();
    await expect(page.getByRole("menuitem", { name: "Log out" })).toBeVisible();
    await checkAccess(page, "user menu");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /: switch$/ }).click();
    await expect(page.getByRole("menuitem", { name: "Another organization" })).toBeVisible();
    await checkAccess(page, "organizations");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Link a number" }).click();
    await expect(page.getByLabel("Name of the number")).toBeVisible();
    await checkAccess(page, "add dialog");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Add a sandbox number" }).click();
    await expect(page.getByRole("dialog").getByRole("img", { name: /QR code/ })).toBeVisible();
    await checkAccess(page, "link dialog");
    await page.goto(at("/api-keys"));
    await expect(page.getByText("Axe", { exact: true }).first()).toBeVisible();
    await checkAccess(page, "api-keys");
    await page.getByRole("button", { name: "Create key" }).click();
    await expect(page.getByRole("dialog").getByLabel("Name")).toBeVisible();
    await checkAccess(page, "create dialog");
    await createKey(page, { name: "Axe, shown", permissions: ["read"] });
    await checkAccess(page, "key shown once");
  });

  test("one number, people, settings and what has happened", async ({ page }) => {
    await logIn(page, `/sessions/${session}`);
    await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
    await checkAccess(page, "a number");
    for (const item of ["Rename…", "Log out…", "Delete…"]) {
      await page.getByRole("button", { name: /^More for/ }).click();
      await page.getByRole("menuitem", { name: item }).click();
      await expect(page.getByRole("dialog").getByRole("button").first()).toBeVisible();
      await checkAccess(page, item);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
    await page.goto(at("/members"));
    await expect(page.getByRole("table").first()).toBeVisible();
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await expect(page.getByRole("dialog").getByLabel("E-mail (optional)")).toBeVisible();
    await checkAccess(page, "invite dialog");
    await page.getByRole("button", { name: "Make the link" }).click();
    const link = (await page.getByLabel("Invitation link").innerText()).trim();
    await checkAccess(page, "members");
    for (const [path, heading] of [
      ["/settings", "Settings"],
      ["/profile", "Profile"],
      ["/activity", "Activity"],
      ["/activity?kind=messages", "Activity"],
    ] as const) {
      await page.goto(at(path));
      await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
      await checkAccess(page, path);
      await page.setViewportSize({ width: 360, height: 780 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    await page.goto(link);
    await expect(page.getByRole("button", { name: /^Join as/ })).toBeVisible();
    await checkAccess(page, "invitation");
  });

  test("chats and threads", async ({ page }) => {
    await logIn(page, `/sessions/${session}/chats`);
    const list = page.getByRole("list", { name: "Chats" });
    await expect(list.getByRole("listitem").first()).toBeVisible();
    await checkAccess(page, "chats");
    for (const kind of ["[data-square]", "span:not([data-square])"]) {
      await list
        .locator("a", { has: page.locator(`> ${kind}:first-child`) })
        .first()
        .click();
      await expect(page.getByRole("log", { name: "Messages" }).getByRole("listitem").first()).toBeVisible();
      await checkAccess(page, `thread ${kind}`);
    }
    await page.setViewportSize(PHONE);
    await checkAccess(page, "thread on a phone");
    await page.goto(at(`/sessions/${session}/chats?q=a`));
    await expect(list.locator("mark").first()).toBeVisible();
    await checkAccess(page, "search on a phone");
    await page.goto(at(`/sessions/${session}/chats?q=nobody+is+called+so`));
    await expect(page.getByText(/No chat called/)).toBeVisible();
    await checkAccess(page, "nothing found");
    await page.goto(at("/sessions/none/chats"));
    await expect(page.getByText("This number is not here (any more)")).toBeVisible();
    await checkAccess(page, "no such number");
    await page.goto(at("/nowhere"));
    await checkAccess(page, "no such page");
  });
});
