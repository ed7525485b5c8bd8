"use client";
import { Button } from "@mantine/core";
import { IconArrowUp, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useSearchParams } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { useManages } from "@/app/_frame/use-me.ts";
import { useSessions } from "@/app/_frame/use-sessions.ts";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { PageHead } from "@/app/_ui/page-head.tsx";
import page from "@/app/_ui/table-page.module.css";
import { useToday } from "@/app/_ui/use-today.ts";
import classes from "./activity.module.css";
import { lineOf } from "./activity.ts";
import { filterIn } from "./activity-filter.ts";
import { ActivityFilters } from "./activity-filters.tsx";
import { ActivityRow } from "./activity-row.tsx";
import { useActivity } from "./use-activity.ts";

const ICON = { size: 16, stroke: 1.75 } as const;
const AT_TOP = 40;

/** What people and keys did and what became of numbers, chats and messages, in one stream. */
export function ActivityPage() {
  const manages = useManages();
  const scroller = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState(true);
  const filter = filterIn(useSearchParams());
  const held = () => !live || (scroller.current?.scrollTop ?? 0) > AT_TOP;
  const activity = useActivity(filter, held);
  const { waiting, show } = activity.news;
  const toggle = () => {
    if (!live) show();
    setLive(!live);
  };
  const toTop = () => {
    show();
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <div className={page.page} ref={scroller}>
      <div className={page.content}>
        <PageHead title="Activity" sentence="Who did what here, and what became of numbers, chats and messages.">
          <Button
            variant="default"
            aria-pressed={live}
            leftSection={live ? <IconPlayerPause {...ICON} /> : <IconPlayerPlay {...ICON} />}
            onClick={toggle}
          >
            {live ? "Live" : "Held still"}
          </Button>
        </PageHead>
        <ActivityFilters filter={filter} manages={manages} />
        <div className={classes.pillPlace} role="status">
          {waiting > 0 && (
            <Button className={classes.pill} size="sm" leftSection={<IconArrowUp {...ICON} />} onClick={toTop}>
              {waiting} new
            </Button>
          )}
        </div>
        <Entries activity={activity} />
      </div>
    </div>
  );
}

function Entries({ activity: { entries, error, refetch, more, older } }: { activity: ReturnType<typeof useActivity> }) {
  const today = useToday();
  const { sessions = [] } = useSessions();
  if (!entries && error)
    return <ErrorCard what="The activity did not load" error={error} retry={() => void refetch()} />;
  if (!entries) return <div className={page.skeleton} aria-hidden />;
  if (entries.length === 0)
    return <EmptyPane title="Nothing yet" text="What people do here and what becomes of the numbers appears here." />;
  return (
    <>
      <ul className={classes.list} aria-label="Activity">
        {entries.map((entry) => (
          <ActivityRow key={`${entry.kind} ${entry.id}`} entry={entry} line={lineOf(entry, sessions)} now={today} />
        ))}
      </ul>
      {more && <Older onSeen={older} key={entries.length} />}
    </>
  );
}

/** The end of what has been read: seen, or nearly, it asks for more. */
function Older({ onSeen }: { onSeen: () => void }) {
  const watch = useCallback(
    (element: HTMLButtonElement) => {
      const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && onSeen(), { rootMargin: "600px" });
      observer.observe(element);
      return () => observer.disconnect();
    },
    [onSeen],
  );
  return (
    <Button ref={watch} variant="default" onClick={onSeen}>
      Show older
    </Button>
  );
}
