import { type Caller, demandPerson } from "@/server/caller.ts";
import { invalid } from "@/server/errors.ts";
import { issueApiKey } from "./issue-api-key.ts";
import type { CreateApiKey, CreatedApiKey } from "./schema.ts";

/** A new key for the caller's organization. The answer is the only place where the key is ever shown. */
export async function createApiKey(caller: Caller<"manage">, input: CreateApiKey): Promise<CreatedApiKey> {
  demandPerson(caller);
  if (input.expiresAt && input.expiresAt <= Date.now())
    throw invalid({ path: "expiresAt", message: "must lie in the future" });
  return issueApiKey({ ...input, organizationId: caller.organizationId, createdBy: caller.id }, caller);
}
