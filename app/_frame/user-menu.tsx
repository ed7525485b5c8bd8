"use client";
import { IconDots } from "@tabler/icons-react";
import type { Me } from "@/app/_trpc/trpc.ts";
import { Face } from "@/app/_ui/face.tsx";
import { lazyMenu } from "@/app/_ui/lazy-menu.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import type { Page } from "./pages.ts";
import classes from "./sidebar.module.css";

const LazyUserMenu = lazyMenu(() => import("./user-menu-dropdown.tsx"));

/** The person at the foot of the sidebar: the own pages, theme and the way out. */
export function UserMenu({ me, pages }: { me: Me | undefined; pages: readonly Page[] }) {
  const name = me?.user.name ?? me?.user.email ?? "";
  return (
    <LazyUserMenu
      items={{ pages }}
      button={
        <button type="button" className={classes.person} aria-label={`Menu of ${name}`}>
          <Face jid={me?.user.id ?? ""} name={name} type="dm" size={28} />
          <Outside className={classes.label} text={name} />
          <IconDots className={classes.dots} size={16} stroke={1.75} aria-hidden />
        </button>
      }
    />
  );
}
