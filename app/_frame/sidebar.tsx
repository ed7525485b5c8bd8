"use client";
import { IconDeviceMobile, IconKey, IconMessage2, IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Me } from "@/app/_trpc/trpc.ts";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { Logo } from "@/app/_ui/logo.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import { NumbersBoard } from "./numbers-board.tsx";
import classes from "./sidebar.module.css";
import { usePlaces } from "./use-places.ts";
import { UserMenu } from "./user-menu.tsx";

export function Sidebar({ me }: { me: Me | undefined }) {
  const { path, sessions, session, chatsHref, waiting, manages } = usePlaces(me);
  return (
    <nav className={classes.sidebar} aria-label="Switchboard">
      <div className={classes.organization}>
        <Logo />
        <div className={classes.names}>
          <Outside className={classes.name} text={me?.organization.name} otherwise={me ? "Switchboard" : "\u00a0"} />
          <span className={classes.product}>Switchboard</span>
        </div>
      </div>
      <div className={classes.items}>
        <Item href={chatsHref} label="Chats" current={session !== undefined} icon={<IconMessage2 {...ICON} />} />
        <Item
          href="/sessions"
          label="Sessions"
          current={path === "/sessions"}
          icon={<IconDeviceMobile {...ICON} />}
          waiting={waiting}
        />
      </div>
      <div className={classes.heading}>
        <span>Numbers</span>
        {manages && (
          <Link prefetch={false} href="/sessions?add" aria-label="Link a number" className={classes.add}>
            <IconPlus size={16} stroke={1.75} />
          </Link>
        )}
      </div>
      <NumbersBoard sessions={sessions} open={session} />
      <div className={classes.foot}>
        {manages && (
          <Item href="/api-keys" label="API keys" current={path === "/api-keys"} icon={<IconKey {...ICON} />} />
        )}
        <UserMenu me={me} />
      </div>
    </nav>
  );
}

const ICON = { size: 18, stroke: 1.75 } as const;

type ItemProps = { href: string; label: string; current: boolean; icon: ReactNode; waiting?: boolean };

function Item({ href, label, current, icon, waiting = false }: ItemProps) {
  return (
    <Link
      prefetch={false}
      href={href}
      className={classes.item}
      aria-current={current ? "page" : undefined}
      title={label}
    >
      {icon}
      <span className={classes.label}>{label}</span>
      {waiting && (
        <span className={classes.mark}>
          <Lamp state="needs" />
          <span className={classes.hidden}>, a number needs you</span>
        </span>
      )}
    </Link>
  );
}
