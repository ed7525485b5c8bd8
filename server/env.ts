import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

/** The only reader of the environment: parsed once, and every bad setting is named in one message. Names are in the README. */

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const onLoopback = (url: string) => URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
const loopbackUrl = z
  .url()
  .refine(onLoopback, "only a loopback host is allowed: anything else would hand the account to a stranger");
const port = z.coerce.number("must be a number").int().min(0).max(65535);
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

const Settings = z.object({
  NODE_ENV: z.string().default("development"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
    .optional(),
  DATA_DIR: z.string().default(process.argv.includes("--demo") ? ".data/demo" : ".data"),
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().min(16, "needs at least 16 characters").optional(),
  ENCRYPTION_KEY: z.string().min(16, "needs at least 16 characters").optional(),
  ADMIN_EMAIL: z.string().default("admin@localhost"),
  ADMIN_PASSWORD: z.string().min(8, "needs at least 8 characters").optional(),
  AUTH_JWKS_URL: z.url().optional(),
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().optional(),
  AUTH_ORG_CLAIM: z.string().default("org_id"),
  AUTH_ROLE_CLAIM: z.string().default("org_role"),
  WHATSAPP_SOCKET_URL: loopbackUrl.optional(),
  WHATSAPP_TRUST_ROOT: z.base64().optional(),
  WHATSAPP_MEDIA_URL: loopbackUrl.optional(),
  WHATSAPP_VERSION: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, "must look like 2.3000.1043857760")
    .optional(),
  SANDBOX: z.enum(["on", "off"]).default("on"),
  SANDBOX_PORT: port.default(3999),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(0),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).default(0),
  CORS_ORIGINS: list.default([]),
});

function parseSettings() {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) refuse(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`));
  const settings = parsed.data;
  const trusted = settings.WHATSAPP_TRUST_ROOT === undefined || settings.WHATSAPP_SOCKET_URL !== undefined;
  if (!trusted)
    refuse(["WHATSAPP_TRUST_ROOT is for a simulated server on loopback: set WHATSAPP_SOCKET_URL too, or neither"]);
  return settings;
}

/** Ends the process: nothing works with settings nobody meant. */
function refuse(problems: string[]): never {
  process.stderr.write(`Switchboard cannot start, the environment is wrong: ${problems.join("; ")}.\n`);
  process.exit(1);
}

const settings = parseSettings();
const publicUrl = (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, "");

process.env.NEXTAUTH_URL = publicUrl; // next-auth takes its address from there alone
let databaseUrl = settings.DATABASE_URL;

/** Names the embedded database, for a process that has started or found it. Call before server/db/client.ts is imported. */
export function useDatabase(url: string): void {
  databaseUrl = url;
}

export const env = {
  production: settings.NODE_ENV === "production",
  get databaseUrl() {
    return databaseUrl;
  },
  dataDir: resolve(settings.DATA_DIR),
  port: settings.PORT,
  host: settings.HOST,
  publicUrl,
  admin: { email: settings.ADMIN_EMAIL.toLowerCase(), password: settings.ADMIN_PASSWORD },
  auth: {
    jwksUrl: settings.AUTH_JWKS_URL,
    issuer: settings.AUTH_ISSUER ?? publicUrl,
    audience: settings.AUTH_AUDIENCE ?? publicUrl,
    orgClaim: settings.AUTH_ORG_CLAIM,
    roleClaim: settings.AUTH_ROLE_CLAIM,
  },
  whatsapp: {
    socketUrl: settings.WHATSAPP_SOCKET_URL,
    trustRoot: settings.WHATSAPP_TRUST_ROOT,
    mediaUrl: settings.WHATSAPP_MEDIA_URL,
    version: settings.WHATSAPP_VERSION,
  },
  sandbox: { enabled: settings.SANDBOX === "on", port: settings.SANDBOX_PORT },
  rateLimitPerMinute: settings.RATE_LIMIT_PER_MINUTE,
  logLevel: settings.LOG_LEVEL,
  trustedProxyHops: settings.TRUSTED_PROXY_HOPS,
  corsOrigins: settings.CORS_ORIGINS,
} as const;

type Secrets = { nextauthSecret: string; encryptionKey: string };
let kept: Secrets | undefined;

/** The cookie secret and the key for secrets at rest: from the environment, else made once and kept in DATA_DIR. */
export function secrets(): Secrets {
  if (kept) return kept;
  demandSecrets();
  kept = { nextauthSecret: secret("NEXTAUTH_SECRET"), encryptionKey: secret("ENCRYPTION_KEY") };
  return kept;
}

/** A database that outlives this machine must not depend on a key that is kept on it. */
function demandSecrets(): void {
  const missing = (["NEXTAUTH_SECRET", "ENCRYPTION_KEY"] as const).filter((name) => settings[name] === undefined);
  if (settings.NODE_ENV === "production" && settings.DATABASE_URL !== undefined && missing.length > 0)
    refuse(
      missing.map((name) => `${name} is needed, because DATABASE_URL names a database that outlives this machine`),
    );
}

function secret(name: "NEXTAUTH_SECRET" | "ENCRYPTION_KEY"): string {
  const given = settings[name];
  if (given !== undefined) return given;
  return keepOnce(join(env.dataDir, "secrets", name.toLowerCase()), () => randomBytes(32).toString("base64url"));
}

/** What the file holds; made by the first process that asks (exclusive creation, so two that race agree), mode 600. */
function keepOnce(file: string, make: () => string): string {
  mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, make(), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    chmodSync(file, 0o600);
  }
  return readFileSync(file, "utf8").trim();
}

/** The environment for a child process: ours, with these settings on top. */
export function childEnvironment(overrides: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...overrides };
}
