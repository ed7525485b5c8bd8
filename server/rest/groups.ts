import { getGroup, listGroups, listMembers } from "@/server/groups/index.ts";
import { Group, GroupMemberPage, GroupPage, GroupPath } from "@/server/groups/schema.ts";
import { PageQuery } from "@/server/page.ts";
import { SessionPath } from "@/server/sessions/schema.ts";
import { operation } from "./operation.ts";

const tag = "groups";

export const groupOperations = [
  operation({
    method: "get",
    path: "/sessions/{session}/groups",
    capability: "read",
    id: "listGroups",
    tag,
    summary: "List the groups of a session, by address",
    params: SessionPath,
    query: PageQuery,
    response: GroupPage,
    handle: ({ caller, params, query }) => listGroups(caller, { ...params, ...query }),
  }),
  operation({
    method: "get",
    path: "/sessions/{session}/groups/{gid}",
    capability: "read",
    id: "getGroup",
    tag,
    summary: "Get a group",
    params: GroupPath,
    response: Group,
    handle: ({ caller, params }) => getGroup(caller, params),
  }),
  operation({
    method: "get",
    path: "/sessions/{session}/groups/{gid}/members",
    capability: "read",
    id: "listGroupMembers",
    tag,
    summary: "List who is in a group, by address",
    params: GroupPath,
    query: PageQuery,
    response: GroupMemberPage,
    handle: ({ caller, params, query }) => listMembers(caller, { ...params, ...query }),
  }),
];
