import { z } from "zod";
import { Name, PageQuery, pageOf } from "@/server/page.ts";

const ROLES = ["member", "admin", "superadmin"] as const;

/** What WhatsApp has not told yet is null. */
export const Group = z.strictObject({
  jid: z.string(),
  subject: z.string().nullable(),
  description: z.string().nullable(),
  ownerJid: z.string().nullable(),
  memberCount: z.int().nullable(),
  announce: z.boolean().nullable().describe("only admins may write"),
  locked: z.boolean().nullable().describe("only admins may change what the group is called and looks like"),
  createdAt: z.int().nullable().describe("epoch ms"),
});
export type Group = z.output<typeof Group>;
export const GroupPage = pageOf(Group);
export type GroupPage = z.output<typeof GroupPage>;

export const GroupMember = z.strictObject({
  jid: z.string().describe("the phone address once it is known, else the hidden one"),
  lid: z.string().nullable(),
  name: z.string().nullable().describe("address-book name, else verified business name, else push name"),
  role: z.enum(ROLES),
});
export type GroupMember = z.output<typeof GroupMember>;
export const GroupMemberPage = pageOf(GroupMember);
export type GroupMemberPage = z.output<typeof GroupMemberPage>;

export const ListGroups = z.object({ session: Name }).extend(PageQuery.shape);
export type ListGroups = z.output<typeof ListGroups>;

export const GroupPath = z.object({ session: Name, gid: Name });
export type GroupPath = z.output<typeof GroupPath>;

export const ListMembers = GroupPath.extend(PageQuery.shape);
export type ListMembers = z.output<typeof ListMembers>;
