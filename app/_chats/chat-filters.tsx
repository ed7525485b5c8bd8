"use client";
import { usePathname, useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";
import { useUnread } from "@/app/_frame/use-unread.ts";
import { badgeWords } from "@/app/_ui/badge-words.ts";
import { FILTERS, filterHref, ruleOf, type ChatFilter } from "./chat-filter.ts";
import classes from "./chat-filters.module.css";

/** Which chats are listed: links, so that a filter is shared, kept and gone back from like any other address. */
export function ChatFilters({ session, chosen }: { session: string; chosen: ChatFilter }) {
  const unread = useUnread().get(session) ?? 0;
  const path = usePathname();
  const params = useSearchParams().toString();
  return (
    <nav className={classes.filters} aria-label="Filters">
      {FILTERS.map((filter) => {
        const href = filterHref(filter, path, params);
        return (
          <a
            key={filter}
            href={href}
            className={classes.filter}
            aria-current={filter === chosen || undefined}
            onClick={(event) => choose(event, href)}
          >
            {ruleOf(filter).label}
            {filter === "unread" && unread > 0 && <span className={classes.count}>{badgeWords(unread)}</span>}
          </a>
        );
      })}
    </nav>
  );
}

/** Without a trip to the server; new tabs and windows stay the browser's. */
function choose(event: MouseEvent, href: string) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (href !== window.location.pathname + window.location.search) window.history.pushState(null, "", href);
}
