"use client";
import { IconMenu2, IconMessage2 } from "@tabler/icons-react";
import Link from "next/link";
import type { Me } from "@/app/_trpc/trpc.ts";
import { lazyMenu } from "@/app/_ui/lazy-menu.tsx";
import classes from "./bottom-bar.module.css";
import { LampMark, UnreadMark } from "./marks.tsx";
import { usePlaces } from "./use-places.ts";

const LazyMoreMenu = lazyMenu(() => import("./more-menu-dropdown.tsx"));

const ICON = { size: 24, stroke: 1.75 } as const;

/** The phone's way between pages; a thread covers it. */
export function BottomBar({ me }: { me: Me | undefined }) {
  const { path, session, chatsHref, unreadInAll, waiting, pages } = usePlaces(me);
  return (
    <nav className={classes.bar} aria-label="Pages">
      <Link
        prefetch={false}
        href={chatsHref}
        className={classes.item}
        aria-current={session !== undefined ? "page" : undefined}
      >
        <span className={classes.icon}>
          <IconMessage2 {...ICON} />
          <UnreadMark chats={unreadInAll} lit />
        </span>
        Chats
      </Link>
      {pages
        .filter(({ place }) => place === "top")
        .map(({ href, label, Icon }) => (
          <Link
            key={href}
            prefetch={false}
            href={href}
            className={classes.item}
            aria-current={path === href ? "page" : undefined}
          >
            <span className={classes.icon}>
              <Icon {...ICON} />
              {waiting && href === "/sessions" && <LampMark state="needs" words="a number needs you" />}
            </span>
            {label}
          </Link>
        ))}
      <LazyMoreMenu
        items={{ me, pages: pages.filter(({ place }) => place === "foot" || place === "person") }}
        button={
          <button
            type="button"
            className={classes.item}
            data-current={pages.some(({ href, place }) => place === "foot" && href === path) || undefined}
          >
            <IconMenu2 {...ICON} />
            More
          </button>
        }
      />
    </nav>
  );
}
