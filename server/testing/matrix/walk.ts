import { app } from "@/server/rest/app.ts";
import type { Capability } from "@/server/caller.ts";

/** What is served, from two sources that know nothing of each other: the document that a client fetches, and the router's own table. */
export type Served = {
  method: string;
  /** As a template under /api/v1, verbs with a colon. */
  path: string;
  capability: Capability | null;
  /** What a well-formed request of it needs. */
  query: string;
  body: string | undefined;
  /** Every status the document names. */
  statuses: number[];
};

type Parameter = { name: string; in: string; required: boolean; schema: { type?: string } };
type Described = {
  security: Record<string, Capability[]>[];
  parameters: Parameter[];
  requestBody?: { content: Record<string, { example?: unknown }> };
  responses: Record<string, unknown>;
};

export function readDocument(document: string): Served[] {
  const { paths } = JSON.parse(document) as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => served(path, method.toUpperCase(), described)),
  );
}

function served(path: string, method: string, { security, parameters, requestBody, responses }: Described): Served {
  const example = requestBody?.content["application/json"]?.example;
  const needed = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  return {
    method,
    path,
    capability: Object.values(security[0] ?? {})[0]?.[0] ?? null,
    query: needed.map(({ name, schema }) => `${name}=${schema.type === "integer" ? "1" : "word"}`).join("&"),
    body: requestBody && JSON.stringify(example ?? {}),
    statuses: Object.keys(responses).map(Number),
  };
}

/** `GET /sessions/{session}`, a verb as a segment of its own. */
export const inTable = ({ method, path }: Pick<Served, "method" | "path">) =>
  `${method} ${path.replace(/:([a-z-]+)$/, "/$1").replaceAll(/\{\w+\}/g, "{}")}`;

export const routerTable = (): string[] =>
  app.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/v1/"))
    .map(({ method, path }) => `${method} ${path.slice("/api/v1".length).replaceAll(/:\w+/g, "{}")}`);
