import { env } from "./env.ts";

/** Where the pages find the nonce for the one script that is not Next's own. */
export const NONCE_HEADER = "x-nonce";

const dev = !env.production;

/**
 * What a page may load and run: only scripts that carry the nonce of this answer, and what those fetch themselves. Next finds the
 * nonce in this policy on the request and writes it into every script of the page; development evaluates code.
 */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
