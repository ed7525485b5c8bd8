import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { childEnvironment } from "@/server/env.ts";
import { size } from "@/server/testing/size.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { SABOTAGES } from "./sabotage/index.ts";

/** `npm run crash` in both directions: whatever goes wrong everything holds, and with a guarantee taken away it is found out. */

const SEED = "7";
const FAULTS = size(
  "mixed,kill-history",
  "kill,kill-history,immediate,storm,nap,slow-commits,streams,skew,half-open-whatsapp,half-open-database,sleep,unanswered,conflict,race,storm-minute,kill-many,immediate-many,full-disk,mixed,kill-many-history",
);

async function crash(...words: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "crash/main.ts", ...words], {
    cwd: join(import.meta.dirname, ".."),
    env: childEnvironment({}),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = await once(child, "close");
  return { code: code as number | null, output };
}

it(
  "nothing is lost, twice or told falsely, whatever goes wrong",
  async () => {
    const { code, output } = await crash("--runs", size("2", "50"), "--seed", SEED, "--nemesis", FAULTS);
    expect(output).not.toContain("DOES NOT HOLD");
    expect(code, output).toBe(0);
    const [, strikes = "0", messages = "0"] = /(\d+) strikes, (\d+) messages offered/.exec(output) ?? [];
    expect(Number(strikes)).toBeGreaterThan(0);
    tellCount("crash harness, faults", Number(strikes), "strikes");
    tellCount("crash harness, stored as offered", Number(messages), "messages");
  },
  size(300_000, 3_600_000),
);

/** What the harness has to say about each. */
const FOUND: Readonly<Record<string, RegExp>> = {
  "acknowledge-first": /lost: \d+|acknowledged, but not durable/,
  "no-durable-batch": /behind their receipts|did not heal/,
  "no-fence": /wrote \d+ rows of \w+ without holding the session/,
  "no-lease": /took a lease that had not run out/,
  "no-unique-key": /stored more than once/,
  "serial-cursor": /the event log (does not tell|tells another story)/,
  "told-again": /wishes were told more than once/,
};

describe("with a guarantee taken away", () => {
  const names = size(["acknowledge-first", "no-unique-key", "serial-cursor"], Object.keys(SABOTAGES));
  let said = "";
  beforeAll(async () => {
    const { code, output } = await crash("--runs", String(names.length), "--seed", SEED, "--sabotage", names.join(","));
    said = output;
    expect(code, output).toBe(1);
    tellCount("crash harness, found out", names.length, "sabotages");
  }, 600_000);

  it.each(names)("%s is found out", (name) => {
    const [, ...lines] = (said.split(`sabotaged: ${name} · `)[1] ?? "").split("\nrun ")[0]?.split("\n") ?? [];
    expect(lines.join("\n"), said).toMatch(FOUND[name] ?? /never/);
    expect(lines.join("\n")).toContain(`--sabotage ${name}`);
  });
});
