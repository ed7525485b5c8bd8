import { createHash, randomBytes } from "node:crypto";

/** How long a link can be used. */
export const OPEN_DAYS = 7;

/** 256 random bits: what the link carries. */
export const makeToken = (): string => randomBytes(32).toString("base64url");

/** What is stored of it; that much randomness cannot be reversed. */
export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Not used, not revoked, not too old. i = invitations. */
export const IS_OPEN = "i.used_at is null and i.revoked_at is null and i.expires_at > now()";

/** The columns an invitation is presented from. i = invitations, u = the user who made it, or none. */
export const invitationColumns = `i.id, i.role, i.email, coalesce(u.name, u.email) as "createdBy",
  floor(extract(epoch from i.created_at) * 1000)::float8 as "createdAt",
  floor(extract(epoch from i.expires_at) * 1000)::float8 as "expiresAt"`;
