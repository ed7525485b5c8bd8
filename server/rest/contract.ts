import { stringify } from "yaml";
import { z } from "zod";
import { DocsAsset, docsPage, readAsset } from "./docs.ts";
import type { Document } from "./openapi.ts";
import { openOperation } from "./operation.ts";

const tag = "contract";
let yaml: string | undefined; // written once: it takes 50 ms, and nobody needs a token to ask

/** The document about what is served, for programs and for people. */
export const contractOperations = (contract: () => Document) => [
  openOperation({
    method: "get",
    path: "/openapi.json",
    id: "getContract",
    tag,
    summary: "This document",
    response: z.looseObject({ openapi: z.string() }).describe("An OpenAPI 3.1 document."),
    example: { openapi: "3.1.0", info: { title: "Switchboard", version: "1" }, paths: {} },
    handle: () => Promise.resolve(contract()),
  }),
  openOperation({
    method: "get",
    path: "/openapi.yaml",
    id: "getContractAsYaml",
    tag,
    summary: "This document as YAML",
    response: z.string(),
    example: "openapi: 3.1.0\ninfo:\n  title: Switchboard\n",
    mediaTypes: ["application/yaml"],
    handle: () => answer((yaml ??= stringify(contract(), { aliasDuplicateObjects: false })), "application/yaml"),
  }),
  openOperation({
    method: "get",
    path: "/docs",
    id: "getDocs",
    tag,
    summary: "This document as a page to read and to try things out",
    response: z.string(),
    example: "<!doctype html>…",
    mediaTypes: ["text/html"],
    handle: () => Promise.resolve(docsPage()),
  }),
  openOperation({
    method: "get",
    path: "/docs/{asset}",
    id: "getDocsAsset",
    tag,
    summary: "What that page is made of",
    params: z.object({ asset: DocsAsset }),
    response: z.string(),
    example: "…",
    mediaTypes: ["text/css", "text/javascript"],
    handle: ({ asset }) => readAsset(asset),
  }),
];

const answer = (text: string, type: string) =>
  Promise.resolve(new Response(text, { headers: { "Content-Type": type } }));
