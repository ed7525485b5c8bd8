"use client";
import { IconExternalLink, IconMessage2, IconPlus, IconSearch } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { openOverlay } from "@/app/_palette/palette-state.ts";
import type { Me } from "@/app/_trpc/trpc.ts";
import { LampMark, UnreadMark } from "./marks.tsx";
import { NumbersBoard } from "./numbers-board.tsx";
import { OrganizationMenu } from "./organization-menu.tsx";
import classes from "./sidebar.module.css";
import type { Page } from "./pages.ts";
import { usePlaces } from "./use-places.ts";
import { UserMenu } from "./user-menu.tsx";

export function Sidebar({ me }: { me: Me | undefined }) {
  const { path, sessions, session, chatsHref, unread, unreadInAll, waiting, manages, pages } = usePlaces(me);
  const item = ({ href, label, Icon, outside }: Page) => (
    <Item
      key={href}
      href={href}
      label={label}
      current={path === href}
      icon={<Icon {...ICON} />}
      mark={waiting && href === "/sessions" && <LampMark state="needs" words="a number needs you" />}
      outside={outside}
    />
  );
  return (
    <nav className={classes.sidebar} aria-label="Switchboard">
      <OrganizationMenu me={me} />
      <button
        type="button"
        className={classes.jump}
        aria-label="Jump to…"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => openOverlay("palette")}
      >
        <IconSearch {...ICON} aria-hidden />
        <span className={classes.label}>Jump to…</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <div className={classes.items}>
        <Item
          href={chatsHref}
          label="Chats"
          current={session !== undefined}
          icon={<IconMessage2 {...ICON} />}
          mark={<UnreadMark chats={unreadInAll} lit />}
        />
        {pages.filter(({ place }) => place === "top").map(item)}
      </div>
      <div className={classes.heading}>
        <span>Numbers</span>
        {manages && (
          <Link prefetch={false} href="/sessions?add" aria-label="Link a number" className={classes.add}>
            <IconPlus size={16} stroke={1.75} />
          </Link>
        )}
      </div>
      <NumbersBoard sessions={sessions} unread={unread} open={session} />
      <div className={classes.foot}>
        {pages.filter(({ place }) => place === "foot").map(item)}
        <UserMenu me={me} pages={pages.filter(({ place }) => place === "person")} />
      </div>
    </nav>
  );
}

const ICON = { size: 18, stroke: 1.75 } as const;

type ItemProps = {
  href: string;
  label: string;
  current: boolean;
  icon: ReactNode;
  mark?: ReactNode;
  outside?: true | undefined;
};

function Item({ href, label, current, icon, mark, outside }: ItemProps) {
  return (
    <Link
      prefetch={false}
      href={href}
      className={classes.item}
      aria-current={current ? "page" : undefined}
      title={label}
      {...(outside && { target: "_blank", rel: "noopener" })}
    >
      {icon}
      <span className={classes.label}>{label}</span>
      {outside && <IconExternalLink className={classes.outside} size={14} stroke={2} aria-label="opens a new tab" />}
      {mark}
    </Link>
  );
}
