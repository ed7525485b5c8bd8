import { expect, test } from "@playwright/test";
import { logIn } from "./steps.ts";

test("a lost connection is told after three seconds, and heals by itself", async ({ page }) => {
  await logIn(page);
  await page.route("**/api/trpc/live.events*", (route) => route.abort("connectionrefused"));
  await page.reload();
  await expect(page.getByText(/^No connection to the server since/)).toBeVisible();
  await page.unroute("**/api/trpc/live.events*");
  await expect(page.getByText("Back. Up to date again.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^No connection to the server since/)).toBeHidden();
});

test("a stream that the server refuses for now is asked for again", async ({ page }) => {
  await logIn(page);
  await page.route("**/api/trpc/live.events*", (route) => route.fulfill({ status: 503, body: "away" }));
  await page.reload();
  await expect(page.getByText(/^No connection to the server since/)).toBeVisible();
  await page.unroute("**/api/trpc/live.events*");
  await expect(page.getByText("Back. Up to date again.")).toBeVisible({ timeout: 30_000 });
});
