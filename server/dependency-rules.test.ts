import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

/** A rule nobody has seen fail is decoration: a small house is built elsewhere with one violation of every rule planted in it. */
const PLANTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "no-cycles": { "server/chats/a.ts": 'import "./b.ts";', "server/chats/b.ts": 'import "./a.ts";' },
  "server-knows-no-app": { "server/main.ts": 'import "../app/page.tsx";', "app/page.tsx": "export {};" },
  "kernel-knows-no-feature": { "server/page.ts": 'import "./chats/index.ts";' },
  "feature-knows-no-transport": { "server/chats/list.ts": 'import "hono";' },
  "front-door-only": {
    "server/rest/chats.ts": 'import "../chats/present.ts";',
    "server/chats/present.ts": "export {};",
  },
  "schemas-run-in-browsers": { "server/chats/schema.ts": 'import "pg";' },
  "app-sees-schemas-only": { "app/chats.tsx": 'import "../server/chats/index.ts";' },
  "app-has-no-database": { "app/data.tsx": 'import "pg";' },
  "processes-are-not-libraries": {
    "server/sessions/start.ts": 'import "../worker/lease.ts";',
    "server/worker/lease.ts": "export {};",
  },
  "processes-do-not-meet": {
    "server/worker/link.ts": 'import "../sandbox/server.ts";',
    "server/sandbox/server.ts": "export {};",
  },
  "baileys-in-worker-and-sandbox-only": { "server/messages/read.ts": 'import "@whiskeysockets/baileys";' },
  "jose-in-identity-only": { "server/rest/token.ts": 'import "jose";' },
};

let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "switchboard-rules-"));
  const root = resolve(import.meta.dirname, "..");
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"])
    cpSync(join(root, file), join(house, file));
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  const files = Object.assign({ "server/chats/index.ts": "export {};" }, ...Object.values(PLANTED)) as Record<
    string,
    string
  >;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

it("every rule sees the violation that was planted for it", () => {
  const bin = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
  const args = [bin, "--config", ".dependency-cruiser.cjs", "--output-type", "json", "server", "app"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: house, encoding: "utf8", maxBuffer: 1 << 26 });
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  expect([...new Set(summary.violations.map(({ rule }) => rule.name))].sort()).toEqual(Object.keys(PLANTED).sort());
}, 30_000);
