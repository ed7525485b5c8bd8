import type { Chat } from "@/server/chats/schema.ts";

type Query = { unread?: "true"; type?: "group" | "newsletter"; archived?: "true" };
type Rule = { label: string; query: Query; admits: (chat: Chat) => boolean };

/** The filters above the list, in their order: what each asks the server for, and which chats of the stream belong in it. */
const RULES = {
  all: { label: "All", query: {}, admits: () => true },
  unread: { label: "Unread", query: { unread: "true" }, admits: ({ unreadCount }) => unreadCount > 0 },
  groups: { label: "Groups", query: { type: "group" }, admits: ({ type }) => type === "group" },
  channels: { label: "Channels", query: { type: "newsletter" }, admits: ({ type }) => type === "newsletter" },
  archived: { label: "Archived", query: { archived: "true" }, admits: ({ archived }) => archived },
} as const satisfies Record<string, Rule>;

export type ChatFilter = keyof typeof RULES;
export const FILTERS = Object.keys(RULES) as ChatFilter[]; // safe: the keys of the constant above
export const ruleOf = (filter: ChatFilter): Rule => RULES[filter];

/** The filter that an address names; anything unknown is no filter. */
export const filterIn = (params: { get: (name: string) => string | null }): ChatFilter =>
  FILTERS.find((filter) => filter === params.get("show")) ?? "all";

/** The same place under another filter: the open chat and the search stay. */
export function filterHref(filter: ChatFilter, path: string, params: string): string {
  const next = new URLSearchParams(params);
  if (filter === "all") next.delete("show");
  else next.set("show", filter);
  return next.size === 0 ? path : `${path}?${next.toString()}`;
}
