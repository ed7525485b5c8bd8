export { createApiKey } from "./create-api-key.ts";
export { issueApiKey } from "./issue-api-key.ts";
export { listApiKeys } from "./list-api-keys.ts";
export { renameApiKey } from "./rename-api-key.ts";
export { revokeApiKey } from "./revoke-api-key.ts";
export { CreateApiKey } from "./schema.ts";
export { verifyApiKey } from "./verify-api-key.ts";
