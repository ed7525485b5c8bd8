import type { ApiKey } from "@/app/_trpc/trpc.ts";

export type Permission = ApiKey["permissions"][number];

/** In the order in which they are shown, each with what it allows. */
export const PERMISSIONS: readonly { permission: Permission; allows: string }[] = [
  { permission: "read", allows: "See numbers, chats, messages, contacts" },
  { permission: "send", allows: "Change chats: archive, pin, mute, mark read. Sending, once it exists" },
  { permission: "manage", allows: "Link, start, stop, rename, delete numbers" },
  { permission: "events", allows: "Listen to the live stream, which carries the messages too" },
];
