import { z } from "zod";
import { SessionPath } from "@/server/sessions/schema.ts";

export const ChannelPath = SessionPath.extend({ jid: z.string() });
export type ChannelPath = z.output<typeof ChannelPath>;
