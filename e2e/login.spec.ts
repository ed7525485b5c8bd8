import { expect, test } from "@playwright/test";
import { OWNER } from "./product.ts";
import { at, logInByHand } from "./steps.ts";

test("somebody with a wrong password is told so, and stays outside", async ({ page }) => {
  await page.goto(at("/login"));
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password").fill("not it");
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
  await page.goto(at("/sessions"));
  await expect(page).toHaveURL(/\/login/);
});

test("a link into the dashboard leads through the login and back to it", async ({ page }) => {
  await logInByHand(page, "/api-keys");
  await expect(page.getByRole("heading", { name: "API keys" })).toBeVisible();
});

test("the way back after the login never leads elsewhere", async ({ page }) => {
  await page.goto(at("/login?next=//evil.example/"));
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
  expect(new URL(page.url()).origin).toBe(new URL(at("/")).origin);
});

test("logging out ends the login", async ({ page }) => {
  await logInByHand(page);
  await page.getByRole("button", { name: /^Menu of/ }).click();
  await page.getByRole("menuitem", { name: "Log out" }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto(at("/sessions"));
  await expect(page.getByLabel("Password")).toBeVisible();
});

test("the theme follows the system, and a choice is kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await logInByHand(page);
  const background = () => page.evaluate(() => getComputedStyle(document.querySelector("main")!).backgroundColor);
  expect(await background()).toBe("rgb(28, 24, 29)");
  await page.getByRole("button", { name: /^Menu of/ }).click();
  await page.getByRole("menuitem", { name: "Light" }).click();
  await expect.poll(background).toBe("rgb(255, 255, 255)");
  await page.reload();
  await expect(page.getByRole("heading").first()).toBeVisible();
  expect(await background()).toBe("rgb(255, 255, 255)");
});
