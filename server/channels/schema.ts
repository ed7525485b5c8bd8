import type { z } from "zod";
import { Name, PageQuery } from "@/server/page.ts";
import { SessionPath } from "@/server/sessions/schema.ts";

export const ChannelPath = SessionPath.extend({ jid: Name.describe("The channel's address.") });
export type ChannelPath = z.output<typeof ChannelPath>;

export const ListChannelMessages = ChannelPath.extend(PageQuery.shape);
export type ListChannelMessages = z.output<typeof ListChannelMessages>;
