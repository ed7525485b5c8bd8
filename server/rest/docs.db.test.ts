import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { startHttp } from "@/server/testing/http.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.stop());

it("the contract is the same as JSON and as YAML, without a token", async () => {
  const [json, yaml] = await Promise.all(["json", "yaml"].map((form) => http.ask(`/api/v1/openapi.${form}`)));
  expect(yaml!.headers["content-type"]).toBe("application/yaml");
  expect(yaml!.headers["cache-control"]).toBe("private, no-store");
  expect(parse(yaml!.text)).toEqual(json!.json);
});

it("the page that shows it loads everything from here, and may ask nobody else", async () => {
  const page = await http.ask("/api/v1/docs");
  expect([page.status, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
  const links = [...page.text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link]) => link!);
  expect(links.filter((link) => /^\w+:/.test(link) && link !== "data:,")).toEqual([]);
  const assets = links.filter((link) => link.startsWith("docs/"));
  expect(assets).toHaveLength(3);
  for (const asset of assets) {
    const { status, headers, bytes } = await http.ask(`/api/v1/${asset}`);
    expect([status, headers["content-type"]]).toEqual([
      200,
      `text/${asset.endsWith("css") ? "css" : "javascript"}; charset=utf-8`,
    ]);
    expect(bytes.length).toBeGreaterThan(100);
  }
});

it.each(["package.json", "../index.js", "..%2Fpackage.json", "__proto__", "%00"])(
  "%s is no part of it",
  async (asset) => {
    const { status } = await http.ask(`/api/v1/docs/${asset}`);
    expect([401, 404]).toContain(status);
  },
);
