export { getGroup } from "./get-group.ts";
export { listGroups } from "./list-groups.ts";
export { listMembers } from "./list-members.ts";
export { groupFacts, groupJson } from "./present.ts";
