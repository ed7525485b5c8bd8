import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import type { paths } from "@/client/api.d.ts";
import { everyRow, switchboard, type Chat } from "@/client/index.ts";
import { OWNER } from "./product.ts";

const setting = (name: string) => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is set by e2e/global-setup.ts`);
  return value;
};

export const at = (path: string) => new URL(path, setting("E2E_URL")).href;

let login: Awaited<ReturnType<BrowserContext["cookies"]>> | undefined;

/** The owner, logged in at that page: by hand the first time, by the same login afterwards. */
export async function logIn(page: Page, path = "/sessions"): Promise<void> {
  if (!login) {
    await logInByHand(page, path);
    login = await page.context().cookies();
    return;
  }
  await page.context().addCookies(login);
  await page.goto(at(path));
}

export async function logInByHand(page: Page, path = "/sessions"): Promise<void> {
  await page.goto(at(path));
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL((url) => url.pathname === new URL(at(path)).pathname);
}

/** Adds a sandbox number and has its phone scan the code. Resolves to the session's id once its chats can be opened. */
export async function linkSandboxNumber(page: Page): Promise<string> {
  await page.goto(at("/sessions"));
  await page.getByRole("button", { name: "Add a sandbox number" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Scan for me" }).click();
  await dialog.getByRole("link", { name: "Open chats" }).click();
  await page.waitForURL(/\/sessions\/[^/]+\/chats$/);
  return /\/sessions\/([^/]+)\//.exec(page.url())![1]!;
}

/** What a file of stories begins with: a login for its pages, and a key for what it looks up over the API. */
export async function prepare(browser: Browser, { name, permissions }: { name: string; permissions: string[] }) {
  const page = await browser.newPage();
  await logIn(page);
  const answer = await page.request.post(at("/api/trpc/apiKeys.create"), {
    data: { name, permissions },
    headers: { origin: new URL(at("")).origin },
  });
  const { result } = (await answer.json()) as { result: { data: { key: string } } };
  const state = await page.context().storageState();
  await page.close();
  return { state, key: result.data.key };
}

/** Makes a key in the dashboard and gives it back as it is shown. */
export async function createKey(
  page: Page,
  { name, permissions }: { name: string; permissions: string[] },
): Promise<string> {
  await page.goto(at("/api-keys"));
  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog", { name: "Create key" });
  await dialog.getByLabel("Name").fill(name);
  for (const permission of permissions) await dialog.getByRole("checkbox", { name: permission }).check();
  await dialog.getByRole("button", { name: "Create key" }).click();
  return (await page.getByLabel("API key", { exact: true }).innerText()).trim();
}

const api = (token: string) => switchboard({ url: at(""), token });

type Filters = paths["/sessions/{session}/chats"]["get"]["parameters"]["query"];

/** Every chat over REST, page by page. */
export async function walk(session: string, key: string, filters: Filters = {}): Promise<Chat[]> {
  const page = (cursor?: string) =>
    api(key).GET("/sessions/{session}/chats", {
      params: { path: { session }, query: { limit: 200, ...filters, cursor } },
    });
  const chats: Chat[] = [];
  for await (const chat of everyRow(page)) chats.push(chat);
  return chats;
}

/** Waits until the number has all its chats. */
export async function historyComplete(session: string, key: string): Promise<void> {
  const phase = async () => {
    const { data } = await api(key).GET("/sessions/{session}", { params: { path: { session } } });
    return data?.historySync.phase;
  };
  await expect.poll(phase, { timeout: 90_000 }).toBe("complete");
}

/** The address in the path of a chat's link. */
const jidIn = (href: string) => decodeURIComponent(href.split("?")[0]!.split("/").at(-1)!);

/** Scrolls the list from top to end, and gives every chat in the order of its place. */
export async function scrollThrough(list: Locator): Promise<string[]> {
  const places = new Map<number, string>();
  const look = async () => {
    const rows = await list.evaluate((element) =>
      [...element.querySelectorAll("[role=listitem]")].map((row) => ({
        place: Number(row.getAttribute("aria-posinset")),
        size: Number(row.getAttribute("aria-setsize")),
        href: row.querySelector("a")!.getAttribute("href")!,
      })),
    );
    for (const { place, href } of rows) {
      expect(places.get(place) ?? jidIn(href)).toBe(jidIn(href));
      places.set(place, jidIn(href));
    }
    return rows;
  };
  await list.evaluate((element) => element.scrollTo({ top: 0 }));
  for (;;) {
    const rows = await look();
    const size = rows.at(-1)?.size ?? -1;
    if (size > 0 && rows.at(-1)!.place === size) break;
    await list.evaluate((element) => {
      element.scrollBy({ top: element.clientHeight * 0.8 });
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
  }
  const last = Math.max(...places.keys());
  return Array.from({ length: last }, (_, index) => places.get(index + 1) ?? `nothing at place ${index + 1}`);
}

/** Runs the command line on the stories' product; answers the last line of its output. */
export function runAdmin(...words: string[]): string {
  const env = { ...process.env, DATA_DIR: setting("E2E_DATA_DIR") };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "server/admin/main.ts", ...words],
    {
      env,
      encoding: "utf8",
    },
  );
  expect(status, stderr).toBe(0);
  return stdout.trim().split("\n").at(-1)!;
}

/** Has the sandbox do something, as its control API lets the dashboard's buttons and tests. */
export async function askSandbox(verb: string, body: Record<string, unknown>): Promise<void> {
  const secret = await readFile(join(setting("E2E_DATA_DIR"), "sandbox", "secret"), "utf8");
  const answer = await fetch(`http://127.0.0.1:${setting("E2E_SANDBOX_PORT")}/admin/${verb}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret.trim()}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** A linked sandbox number by way of the API, with all its chats. */
export async function linkNumber(
  key: string,
  wish: { chats: number; hostile?: boolean; seed?: string },
): Promise<{ id: string; jid: string }> {
  const body = { kind: "sandbox", label: wish.hostile ? "Hostile" : "Calm" } as const;
  const created = await api(key).POST("/sessions", { body });
  expect(created.response.status).toBe(201);
  const { id } = created.data!;
  const named = { params: { path: { session: id } } };
  let qr: string | undefined;
  await expect.poll(async () => (qr = (await api(key).GET("/sessions/{session}/qr", named)).data?.code)).toBeDefined();
  await askSandbox("scan", { qr, ...wish });
  await historyComplete(id, key);
  const { data: session } = await api(key).GET("/sessions/{session}", named);
  return { id, jid: session!.jid! };
}
