import { defineConfig } from "prisma/config";

// `generate` resolves a native schema engine that it never runs; naming any executable keeps it from looking for a download.
if (process.argv.includes("generate")) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
