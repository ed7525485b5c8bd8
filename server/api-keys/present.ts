import { CAPABILITIES } from "@/server/caller.ts";
import type { ApiKey } from "./schema.ts";

/** The columns an api-key is presented from. Aliases are fixed: k = api_keys, u = the user who made it, or none. */
export const apiKeyColumns = `k.id, k.name, k.prefix, k.permissions, coalesce(u.name, u.email) as created_by, k.created_at, k.expires_at, k.last_used_at, k.revoked_at`;

export type ApiKeyRow = {
  id: string;
  name: string;
  prefix: string;
  permissions: string[];
  created_by: string | null;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

export const presentApiKey = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  permissions: CAPABILITIES.filter((capability) => row.permissions.includes(capability)),
  createdBy: row.created_by,
  createdAt: row.created_at.getTime(),
  expiresAt: row.expires_at?.getTime() ?? null,
  lastUsedAt: row.last_used_at?.getTime() ?? null,
  revokedAt: row.revoked_at?.getTime() ?? null,
});
