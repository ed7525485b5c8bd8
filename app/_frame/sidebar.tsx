"use client";
import { IconDeviceMobile, IconKey, IconMessage2, IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { Me } from "@/app/_trpc/trpc.ts";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { Logo } from "@/app/_ui/logo.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import { needsYou } from "@/app/_ui/session-words.ts";
import { NumbersBoard } from "./numbers-board.tsx";
import { chatsPath, chatsPlaceOf } from "./places.ts";
import classes from "./sidebar.module.css";
import { useSessions } from "./use-sessions.ts";
import { UserMenu } from "./user-menu.tsx";

export function Sidebar({ me }: { me: Me | undefined }) {
  const path = usePathname();
  const { sessions } = useSessions();
  const place = chatsPlaceOf(path);
  const first = place?.session ?? sessions?.[0]?.id;
  const waiting = sessions?.some(needsYou) ?? false;
  const manages = me?.capabilities.includes("manage") ?? false;
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
        <Item
          href={first === undefined ? "/" : chatsPath(first)}
          label="Chats"
          current={place !== undefined}
          icon={<IconMessage2 {...ICON} />}
        />
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
          <Link href="/sessions?add" aria-label="Link a number" className={classes.add}>
            <IconPlus size={16} stroke={1.75} />
          </Link>
        )}
      </div>
      <NumbersBoard sessions={sessions} open={place?.session} />
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
    <Link href={href} className={classes.item} aria-current={current ? "page" : undefined} title={label}>
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
