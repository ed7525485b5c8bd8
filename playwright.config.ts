import { defineConfig } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "./e2e/browser.ts";

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/global-setup.ts",
  workers: 1, // two cores carry the product, its database and one browser
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 1, // a story that needs its second try is reported as flaky
  outputDir: "test-results",
  use: {
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: findBrowser(), args: BROWSER_FLAGS },
    screenshot: "only-on-failure",
    trace: "on-first-retry", // a trace of every story costs time
  },
});
