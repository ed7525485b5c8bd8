import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnvironment } from "@/server/env.ts";

/**
 * `npm test`: every suite in turn, each with its time and counts, and one line at the end that says it all. A failed suite does not hide the next.
 * `npm run nightly` is the same at full size (TEST_SIZE, read in size.ts).
 */
type Count = { passed: number; failed: number };
type Suite = { name: string; command: string; args: string[]; report?: (file: string) => Count };

const reports = mkdtempSync(join(tmpdir(), "switchboard-tests-"));
const counts = join(reports, "counts");
writeFileSync(counts, "");

const script = (name: string): Suite => ({ name, command: "npm", args: ["run", "--silent", `verify:${name}`] });
const vitest = (project: string, ...more: string[]): Suite => ({
  name: project,
  command: "npx",
  args: [
    "--no-install",
    "vitest",
    "run",
    "--project",
    project,
    ...more,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${join(reports, project)}`,
  ],
  report: vitestCount,
});

const SUITES: Readonly<Record<string, Suite[]>> = {
  verify: ["format", "lint", "types", "imports", "dead-code", "document", "openapi"].map(script),
  unit: [vitest("unit")],
  integration: [vitest("integration")],
  guarantees: [vitest("guarantees", "--no-file-parallelism")],
  e2e: [
    {
      name: "e2e",
      command: "npx",
      args: ["--no-install", "playwright", "test", "--reporter=list,json"],
      report: playwrightCount,
    },
  ],
};

function vitestCount(file: string): Count {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numFailedTestSuites = 0,
  } = JSON.parse(readFileSync(file, "utf8")) as Record<string, number>;
  return { passed: numPassedTests, failed: Math.max(numFailedTests, Math.min(numFailedTestSuites, 1)) }; // a file that does not load has no tests
}

function playwrightCount(file: string): Count {
  const { stats } = JSON.parse(readFileSync(file, "utf8")) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

function runSuite({ name, command, args, report }: Suite): Promise<Count> {
  const file = join(reports, name);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: "inherit",
      env: childEnvironment({ PLAYWRIGHT_JSON_OUTPUT_NAME: file, TEST_COUNTS: counts }),
    });
    child.on("close", (code) => resolve(countOf(code === 0, () => report?.(file))));
  });
}

/** A suite that ended badly has failed at least once, whatever its report says or whether it wrote one. */
function countOf(ended: boolean, report: () => Count | undefined): Count {
  const plain = ended ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const count = report() ?? plain;
    return ended ? count : { ...count, failed: Math.max(count.failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const suite of (wanted.length === 0 ? Object.keys(SUITES) : wanted).flatMap((name) => SUITES[name] ?? [])) {
  const started = performance.now();
  const count = await runSuite(suite);
  total.passed += count.passed;
  total.failed += count.failed;
  lines.push(
    `${suite.name.padEnd(12)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${count.passed} passed, ${count.failed} failed`,
  );
}
const told = readFileSync(counts, "utf8");
rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\n${told}\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
