import {
  IconActivity,
  IconBook,
  IconDeviceMobile,
  IconKey,
  IconMessage2,
  IconSettings,
  IconUser,
  IconUsers,
  type TablerIcon,
} from "@tabler/icons-react";
import type { Capability } from "@/server/caller.ts";
import type { Me } from "@/app/_trpc/trpc.ts";

export type Page = {
  href: string;
  label: string;
  Icon: TablerIcon;
  /** Pressed after g. */
  key?: string;
  /** Without it the page is not shown. */
  needs?: Capability;
  /** First of all, above the numbers, below them, or behind the person's menu. */
  place: "chats" | "top" | "foot" | "person";
  /** Opens beside the dashboard, in a tab of its own. */
  outside?: true;
};

/** Every page, in the order of the sidebar. */
const PAGES: readonly Page[] = [
  { href: "/", label: "Chats", Icon: IconMessage2, key: "c", place: "chats" },
  { href: "/sessions", label: "Sessions", Icon: IconDeviceMobile, key: "s", place: "top" },
  { href: "/activity", label: "Activity", Icon: IconActivity, key: "a", place: "top" },
  { href: "/api-keys", label: "API keys", Icon: IconKey, key: "k", needs: "manage", place: "foot" },
  { href: "/members", label: "Members", Icon: IconUsers, key: "m", needs: "manage", place: "foot" },
  { href: "/settings", label: "Settings", Icon: IconSettings, place: "foot" },
  { href: "/profile", label: "Profile", Icon: IconUser, place: "person" },
  { href: "/api/v1/docs", label: "API docs", Icon: IconBook, place: "foot", outside: true },
];

/** The pages that this person may open; before it is known who that is, those that everybody may. */
export const pagesFor = (me: Me | undefined): readonly Page[] =>
  PAGES.filter(({ needs }) => needs === undefined || me?.capabilities.includes(needs));
