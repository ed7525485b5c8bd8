import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnvironment } from "@/server/env.ts";

/**
 * `npm test`: every suite in turn, each with its time and counts, and one line at the end that says it all. A failed suite does not hide the next.
 * `npm run nightly` is the same at full size (TEST_SIZE, read in size.ts).
 */
type Count = { passed: number; failed: number; again?: string[] };
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

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
};

function vitestCount(file: string): Count {
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites, testResults } = report;
  const failed = Math.max(numFailedTests, Math.min(numFailedTestSuites, 1)); // a file that does not load has no tests
  const again = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split("\n")[0] ?? ""}`);
  return { passed, failed, again };
}

function playwrightCount(file: string): Count {
  const { stats } = JSON.parse(readFileSync(file, "utf8")) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  const again = stats.flaky > 0 ? [`${stats.flaky} stories, named above as flaky`] : [];
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, again };
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
const again: string[] = [];
for (const suite of (wanted.length === 0 ? Object.keys(SUITES) : wanted).flatMap((name) => SUITES[name] ?? [])) {
  const started = performance.now();
  const count = await runSuite(suite);
  total.passed += count.passed;
  total.failed += count.failed;
  again.push(...(count.again ?? []).map((what) => `needed a second try: ${what}\n`));
  lines.push(
    `${suite.name.padEnd(12)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${count.passed} passed, ${count.failed} failed`,
  );
}
const told = readFileSync(counts, "utf8");
rmSync(reports, { recursive: true, force: true });
process.stdout.write(
  `\n${told}\n${again.join("")}\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed\n`,
);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
