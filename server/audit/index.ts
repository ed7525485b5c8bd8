export { listAudit } from "./list-audit.ts";
export { type Actor, record, system } from "./record.ts";
