import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { contract } from "./operations.ts";

/**
 * `npm run openapi`: writes the derived document and the types of the client that are made from it; with `--check` it fails when the
 * committed copies say something else.
 */
const NOTICE = "/* Made from openapi.json by `npm run openapi`; never edited. */\n\n";

async function typesOf(document: object): Promise<string> {
  const types = await openapiTS(structuredClone(document) as OpenAPI3, { defaultNonNullable: false }); // safe: the linter says that it is one
  return NOTICE + astToString(types);
}

const files = {
  "openapi.json": `${JSON.stringify(contract(), null, 2)}\n`,
  "client/api.d.ts": await typesOf(contract()),
};

for (const [file, text] of Object.entries(files)) {
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    process.stderr.write(`${file} does not say what is served: run npm run openapi and commit it.\n`);
    process.exitCode = 1;
  }
}
