export { listAudit } from "./list-audit.ts";
export { LATEST, readAudit } from "./read-audit.ts";
export { type Actor, record, system } from "./record.ts";
