import { z } from "zod";
import { CAPABILITIES } from "@/server/caller.ts";
import { PageQuery, pageOf } from "@/server/page.ts";

/** A stored key as its owners see it: everything but the key. Times are epoch ms. */
export const ApiKey = z.strictObject({
  id: z.string(),
  name: z.string(),
  prefix: z.string().describe("the first eight characters"),
  permissions: z.array(z.enum(CAPABILITIES)),
  createdBy: z.string().nullable().describe("name or e-mail of the person; null when that person has left"),
  createdAt: z.int(),
  expiresAt: z.int().nullable(),
  lastUsedAt: z.int().nullable().describe("to the minute"),
  revokedAt: z.int().nullable(),
});
export type ApiKey = z.output<typeof ApiKey>;
export const ApiKeyPage = pageOf(ApiKey);
export type ApiKeyPage = z.output<typeof ApiKeyPage>;

export const ListApiKeys = PageQuery.extend({
  inForce: z.boolean().optional().describe("without those that were revoked"),
});
export type ListApiKeys = z.output<typeof ListApiKeys>;

export const CreateApiKey = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "a name is needed")
    .max(100)
    .regex(/^[^\0\p{Surrogate}]*$/u, "contains a character that cannot be stored"),
  permissions: z.array(z.enum(CAPABILITIES)).min(1, "choose at least one"),
  expiresAt: z.int().max(253402300799999).nullable().optional(),
});
export type CreateApiKey = z.output<typeof CreateApiKey>;

/** The only time the key itself is shown. */
export const CreatedApiKey = ApiKey.extend({ key: z.string() });
export type CreatedApiKey = z.output<typeof CreatedApiKey>;

export const ApiKeyPath = z.object({ id: z.string() });
export type ApiKeyPath = z.output<typeof ApiKeyPath>;

export const RenameApiKey = ApiKeyPath.extend(CreateApiKey.pick({ name: true }).shape);
export type RenameApiKey = z.output<typeof RenameApiKey>;
