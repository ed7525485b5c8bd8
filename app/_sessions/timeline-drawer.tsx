"use client";
import Link from "next/link";
import { sessionPath } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { DrawerHead } from "@/app/_ui/drawer-head.tsx";
import { Jack } from "@/app/_ui/jack.tsx";
import { isConnected, jackColor, sessionName } from "@/app/_ui/session-words.ts";
import { SessionTimeline } from "./session-timeline.tsx";
import classes from "./timeline.module.css";

/** What became of a number, over the page where one looks at all of them. */
export function TimelineDrawer({ session, onClose }: { session: Session; onClose: () => void }) {
  const name = sessionName(session);
  return (
    <Dialog label={`Timeline of ${name}`} place="side" onClose={onClose}>
      <DrawerHead title="Timeline" onClose={onClose} />
      <div className={classes.drawer} tabIndex={0} role="region" aria-label="Timeline">
        <Link prefetch={false} href={sessionPath(session.id)} className={classes.whose}>
          <Jack color={jackColor(session)} connected={isConnected(session)} size={24} />
          <bdi className={classes.name}>{name}</bdi>
        </Link>
        <SessionTimeline session={session.id} />
      </div>
    </Dialog>
  );
}
