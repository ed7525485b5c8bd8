import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { notFound } from "@/server/errors.ts";

/** The page that shows the document: Swagger UI from its package, nothing from elsewhere. */

const START = `SwaggerUIBundle({
  url: "openapi.json", dom_id: "#docs", deepLinking: true, tryItOutEnabled: true, validatorUrl: null, defaultModelsExpandDepth: 0,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Switchboard API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="docs/swagger-ui.css">
  </head>
  <body>
    <div id="docs"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

/** The page may ask this server and nobody else; it writes styles of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const TYPES = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "start.js": "text/javascript; charset=utf-8",
} as const;
type Asset = keyof typeof TYPES;

/** Any text is well-formed: one that names nothing is not found. */
export const DocsAsset = z
  .string()
  .describe("A file's name.")
  .meta({ examples: Object.keys(TYPES) });

const isAsset = (name: string): name is Asset => Object.hasOwn(TYPES, name);

export function docsPage(): Response {
  return new Response(PAGE, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    },
  });
}

/** One of the files of the page; `not_found` for every other name. */
export async function readAsset(name: string): Promise<Response> {
  if (!isAsset(name)) throw notFound("route");
  const folder = join(process.cwd(), "node_modules/swagger-ui-dist"); // not import.meta: Next bundles this module elsewhere
  const body = name === "start.js" ? START : await readFile(join(folder, name));
  return new Response(body, { headers: { "Content-Type": TYPES[name], "X-Content-Type-Options": "nosniff" } });
}
