import { expect, test } from "@playwright/test";
import {
  askSandbox,
  at,
  createKey,
  historyComplete,
  linkSandboxNumber,
  logInByHand,
  scrollThrough,
  walk,
} from "./steps.ts";

test("a newcomer links a sandbox number and sees its 3,000 chats, in the order of the API, live", async ({ page }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await logInByHand(page);
  const session = await linkSandboxNumber(page);
  const list = page.getByRole("list", { name: "Chats" });
  await expect(list.getByRole("listitem").first()).toBeVisible({ timeout: 60_000 });

  const walker = `Walker ${Date.now()}`; // a second try is another one
  const key = await createKey(page, { name: walker, permissions: ["read"] });
  await historyComplete(session, key);
  const walked = await walk(session, key);
  expect(walked).toHaveLength(3000);

  await test.step("scroll to the 3,000th: each once, in the order of the REST walk", async () => {
    await page.goto(at(`/sessions/${session}/chats`));
    await expect(list.getByRole("listitem").first()).toBeVisible();
    const seen = await scrollThrough(list);
    expect(new Set(seen).size).toBe(3000);
    expect(seen).toEqual(walked.map(({ jid }) => jid));
  });

  await test.step("a live message moves its chat to the top and raises unread", async () => {
    await list.evaluate((element) => element.scrollTo({ top: 0 }));
    const quiet = walked.findLast(({ jid, unreadCount }) => jid.endsWith("@s.whatsapp.net") && unreadCount === 0)!;
    const pinned = walked.filter((chat) => chat.pinned).length;
    const own = await fetch(at(`/api/v1/sessions/${session}`), { headers: { authorization: `Bearer ${key}` } });
    const { jid: account } = (await own.json()) as { jid: string };
    await askSandbox("say", { account, chat: quiet.jid, sender: quiet.jid, text: "The bus is here" });
    const row = list.getByRole("listitem").nth(pinned);
    await expect(row).toContainText("The bus is here");
    await expect(row.getByRole("link")).toHaveAccessibleName(/1 unread/);
    await expect(row.getByRole("link")).toHaveAttribute("href", new RegExp(quiet.jid));
    await row.getByRole("link").click();
    await expect(page.getByRole("log", { name: "Messages" })).toContainText("The bus is here");
    await askSandbox("say", { account, chat: quiet.jid, sender: quiet.jid, text: "It waits for you" });
    await expect(page.getByRole("log", { name: "Messages" })).toContainText("It waits for you");
  });

  await test.step("revoking the key turns it into a 401 at once", async () => {
    await page.goto(at("/api-keys"));
    await page.getByRole("button", { name: `More for ${walker}` }).click();
    await page.getByRole("menuitem", { name: "Revoke" }).click();
    await page.getByRole("button", { name: "Revoke key" }).click();
    await expect(page.getByText(walker)).toBeHidden();
    const answer = await fetch(at("/api/v1/sessions"), { headers: { authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(401);
  });
  expect(problems).toEqual([]);
});
