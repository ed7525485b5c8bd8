import { createApiKey, listApiKeys, renameApiKey, revokeApiKey } from "@/server/api-keys/index.ts";
import { ApiKeyPath, CreateApiKey, ListApiKeys, RenameApiKey } from "@/server/api-keys/schema.ts";
import { allowed, router } from "./init.ts";

export const apiKeysRouter = router({
  list: allowed("manage")
    .input(ListApiKeys)
    .query(({ ctx, input }) => listApiKeys(ctx.caller, input)),
  create: allowed("manage")
    .input(CreateApiKey)
    .mutation(({ ctx, input }) => createApiKey(ctx.caller, input)),
  rename: allowed("manage")
    .input(RenameApiKey)
    .mutation(({ ctx, input }) => renameApiKey(ctx.caller, input)),
  revoke: allowed("manage")
    .input(ApiKeyPath)
    .mutation(({ ctx, input }) => revokeApiKey(ctx.caller, input)),
});
