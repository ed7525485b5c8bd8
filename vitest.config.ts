import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/**
 * `unit` needs nothing; `integration` (*.db.test.ts) gets a PostgreSQL of its own, and each file a database (server/testing).
 * `guarantees` (*.guarantee.test.ts) is the same for what is large or measures time: one file after another.
 */
const NOT_OURS = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];
const alias = { "@": import.meta.dirname };
const env = {
  NODE_ENV: "test",
  DATA_DIR: join(tmpdir(), `switchboard-test-${process.pid}`),
  ENCRYPTION_KEY: "only-for-tests-encryption-key",
  NEXTAUTH_SECRET: "only-for-tests-nextauth-secret",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
} as const;

/** What waits for time may wait too long once on a busy machine; the run's last lines name what needed it. */
const retry = 1;
const withDatabase = {
  env,
  globalSetup: "server/testing/global-setup.ts",
  setupFiles: "server/testing/database.ts",
  hookTimeout: 30_000,
  retry,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...NOT_OURS, "**/*.{db,guarantee}.test.ts"],
          env,
          retry,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["**/*.db.test.ts"],
          exclude: NOT_OURS,
          ...withDatabase,
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "guarantees",
          include: ["**/*.guarantee.test.ts"],
          exclude: NOT_OURS,
          ...withDatabase,
          testTimeout: 600_000,
        },
      },
    ],
  },
});
