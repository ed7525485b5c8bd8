import { z } from "zod";
import { Name, PageQuery, pageOf } from "@/server/page.ts";
import { SessionPath } from "@/server/sessions/schema.ts";

const ROLES = ["member", "admin", "superadmin"] as const;

/** What WhatsApp has not told yet is null. */
export const Group = z.strictObject({
  jid: z.string().describe("The group's address."),
  subject: z.string().nullable().describe("What the group is called."),
  description: z.string().nullable().describe("What it says about itself."),
  ownerJid: z.string().nullable().describe("Who made it."),
  memberCount: z.int().nullable().describe("How many people are in it."),
  announce: z.boolean().nullable().describe("Whether only admins may write."),
  locked: z.boolean().nullable().describe("Whether only admins may change what the group is called and looks like."),
  createdAt: z.int().nullable().describe("When it was made, epoch ms."),
});
export type Group = z.output<typeof Group>;
export const GroupPage = pageOf(Group);
export type GroupPage = z.output<typeof GroupPage>;

export const GroupMember = z.strictObject({
  jid: z.string().describe("The phone address once it is known, else the hidden one."),
  lid: z.string().nullable().describe("The hidden address."),
  name: z.string().nullable().describe("The address-book name, else the verified business name, else the push name."),
  role: z.enum(ROLES).describe("What the person may do in the group."),
});
export type GroupMember = z.output<typeof GroupMember>;
export const GroupMemberPage = pageOf(GroupMember);
export type GroupMemberPage = z.output<typeof GroupMemberPage>;

export const ListGroups = SessionPath.extend(PageQuery.shape);
export type ListGroups = z.output<typeof ListGroups>;

export const GroupPath = SessionPath.extend({ gid: Name.describe("The group's address.") });
export type GroupPath = z.output<typeof GroupPath>;

export const ListMembers = GroupPath.extend(PageQuery.shape);
export type ListMembers = z.output<typeof ListMembers>;
