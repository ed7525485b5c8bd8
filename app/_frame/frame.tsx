"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ChatListsProvider } from "@/app/_chats/chat-lists.tsx";
import { LiveProvider } from "@/app/_trpc/live.tsx";
import { Overlays } from "@/app/_palette/overlays.tsx";
import { Toasts } from "@/app/_ui/toasts.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import classes from "./frame.module.css";
import { LiveQueries } from "./live-queries.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { Sidebar } from "./sidebar.tsx";
import { threadIsOpen } from "./places.ts";
import { useFocusOnPage } from "./use-focus-on-page.ts";
import { useGuard } from "./use-guard.ts";

/** Sidebar, sheet and bottom bar around every page of a logged-in person. */
export function Frame({ children }: { children: ReactNode }) {
  const { me, turnedAway } = useGuard();
  const path = usePathname();
  useFocusOnPage(path);
  if (turnedAway) return null;
  return (
    <LiveProvider enabled={me !== undefined}>
      <LiveQueries />
      <ChatListsProvider>
        <div className={classes.frame} data-thread={threadIsOpen(path) || undefined}>
          <a className={classes.skip} href="#page">
            Skip to the page
          </a>
          <Sidebar me={me} />
          <main id="page" className={classes.sheet} tabIndex={-1}>
            <OfflineBanner />
            {children}
          </main>
          <BottomBar me={me} />
          <Toasts />
          <Overlays me={me} />
        </div>
      </ChatListsProvider>
    </LiveProvider>
  );
}
