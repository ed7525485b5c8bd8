import { listAudit } from "@/server/audit/index.ts";
import { ListAudit } from "@/server/audit/schema.ts";
import { allowed, router } from "./init.ts";

export const auditRouter = router({
  list: allowed("manage")
    .input(ListAudit)
    .query(({ ctx, input }) => listAudit(ctx.caller, input)),
});
