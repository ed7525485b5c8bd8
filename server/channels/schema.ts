import { z } from "zod";
import { Name, PageQuery } from "@/server/page.ts";

export const ChannelPath = z.object({ session: Name, jid: Name });
export type ChannelPath = z.output<typeof ChannelPath>;

export const ListChannelMessages = ChannelPath.extend(PageQuery.shape);
export type ListChannelMessages = z.output<typeof ListChannelMessages>;
