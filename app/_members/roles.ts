import type { Me } from "@/app/_trpc/trpc.ts";

export type Role = Me["role"];

/** In the order in which they are shown, each with what it means. */
const ROLES: readonly { role: Role; label: string; may: string }[] = [
  { role: "owner", label: "Owner", may: "Everything here, owners included" },
  { role: "admin", label: "Admin", may: "Everything here, except owners" },
  { role: "member", label: "Member", may: "Reads chats, changes their state; no numbers, keys or people" },
];

/** Only an owner touches owners. */
export const rolesToGive = (own: Role) => ROLES.filter(({ role }) => own === "owner" || role !== "owner");
export const mayTouch = (own: Role, theirs: Role) => own === "owner" || theirs !== "owner";
export const roleWords = (role: Role) => ROLES.find((known) => known.role === role) ?? { label: role, may: "" };
