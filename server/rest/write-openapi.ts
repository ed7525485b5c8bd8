import { readFileSync, writeFileSync } from "node:fs";
import { contract } from "./operations.ts";

/** `npm run openapi`: writes the derived document; with `--check` it fails when the committed copy says something else. */
const FILE = "openapi.json";
const text = `${JSON.stringify(contract(), null, 2)}\n`;

if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (readFileSync(FILE, "utf8") !== text) {
  process.stderr.write("openapi.json does not say what is served: run npm run openapi and commit it.\n");
  process.exitCode = 1;
}
