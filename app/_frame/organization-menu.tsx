"use client";
import { IconSelector } from "@tabler/icons-react";
import type { Me } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { lazyMenu } from "@/app/_ui/lazy-menu.tsx";
import { Logo } from "@/app/_ui/logo.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import classes from "./sidebar.module.css";

const LazyOrganizationMenu = lazyMenu(() => import("./organization-menu-dropdown.tsx"));

/** Which organization is open, and the way into the person's others. */
export function OrganizationMenu({ me }: { me: Me | undefined }) {
  const content = (
    <>
      <Logo />
      <span className={classes.names}>
        <Outside className={classes.name} text={me?.organization.name} otherwise={me ? "Switchboard" : "\u00a0"} />
        <span className={classes.product}>Switchboard</span>
      </span>
      <IconSelector className={classes.dots} size={16} stroke={1.75} aria-hidden />
    </>
  );
  const name = cleanLine(me?.organization.name);
  const label = `Organization ${name === "" ? "without a name" : name}: switch`;
  const button = (
    <button type="button" className={classes.organization} aria-label={label} title={name}>
      {content}
    </button>
  );
  return me ? (
    <LazyOrganizationMenu items={{ me }} button={button} />
  ) : (
    <div className={classes.organization}>{content}</div>
  );
}
