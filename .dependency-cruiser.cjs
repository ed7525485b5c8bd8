// Imports point down: app → rest/trpc → features → kernel; nobody imports worker or sandbox. server/dependency-rules.test.ts plants
// one violation of every rule and expects to see its name.
const rule = (name, from, to) => ({ name, severity: "error", from, to });
const pkg = (...names) => `node_modules/(${names.join("|")})/`;

const KERNEL = ["^server/((env|log|errors|caller|address|page|cursor|jid|seal|stopping)\\.ts$|db/)"];
const PURE = ["/schema\\.ts$", "^server/(page|jid|errors|caller)\\.ts$"];
const TEST = "\\.test\\.tsx?$|^server/testing/";
const FEATURE =
  "^server/(organizations|sessions|chats|messages|contacts|groups|channels|api-keys|identity|events|audit)/";

module.exports = {
  forbidden: [
    rule("no-cycles", {}, { circular: true }),
    rule("server-knows-no-app", { path: "^server/", pathNot: "^server/web\\.ts$" }, { path: "^app/" }),
    rule(
      "kernel-knows-no-feature",
      { path: KERNEL, pathNot: TEST },
      { path: "^server/", pathNot: [...KERNEL, "^server/generated/"] },
    ),
    rule(
      "feature-knows-no-transport",
      { path: FEATURE, pathNot: ["^server/identity/", TEST] },
      { path: ["^server/(rest|trpc|worker|sandbox|admin)/", pkg("hono", "@hono", "@trpc", "next", "next-auth")] },
    ),
    rule(
      "front-door-only",
      { path: "^server/([^/]+)", pathNot: TEST },
      { path: FEATURE, pathNot: ["^server/$1/", "/(index|schema)\\.ts$"] },
    ),
    rule(
      "schemas-run-in-browsers",
      { path: PURE },
      { path: ["^server/", pkg("pg", "pino", "@prisma")], pathNot: PURE },
    ),
    rule(
      "app-sees-schemas-only",
      { path: "^app/" },
      { path: FEATURE, pathNot: ["/schema\\.ts$", "^server/identity/index\\.ts$"] },
    ),
    rule("app-has-no-database", { path: "^app/" }, { path: ["^server/(db|generated)/", pkg("@prisma", "pg")] }),
    rule(
      "processes-are-not-libraries",
      { path: "^(app|server)/", pathNot: ["^server/(worker|sandbox|testing)/", TEST] },
      { path: "^server/(worker|sandbox)/" },
    ),
    rule(
      "processes-do-not-meet",
      { path: "^server/(worker|sandbox)/", pathNot: TEST },
      { path: "^server/(worker|sandbox|rest|trpc)/", pathNot: "^server/$1/" },
    ),
    rule(
      "baileys-in-worker-and-sandbox-only",
      { pathNot: "^server/(worker|sandbox)/" },
      { path: pkg("@whiskeysockets") },
    ),
    rule("jose-in-identity-only", { pathNot: ["^server/identity/", TEST] }, { path: pkg("jose") }),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^server/generated/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".mjs", ".json"] },
  },
};
