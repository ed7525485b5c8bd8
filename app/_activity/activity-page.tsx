"use client";
import { Button, SegmentedControl } from "@mantine/core";
import { IconArrowUp, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import { useManages } from "@/app/_frame/use-me.ts";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { PageHead } from "@/app/_ui/page-head.tsx";
import page from "@/app/_ui/table-page.module.css";
import { useToday } from "@/app/_ui/use-today.ts";
import classes from "./activity.module.css";
import { ActivityRow } from "./activity-row.tsx";
import { useActivity, type Filter } from "./use-activity.ts";

const FILTERS = [
  { value: "all", label: "Everything" },
  { value: "people", label: "People and keys" },
  { value: "numbers", label: "Numbers" },
];

const ICON = { size: 16, stroke: 1.75 } as const;

/** What people and keys did and what became of the numbers, in one stream. */
export function ActivityPage() {
  const manages = useManages();
  const today = useToday();
  const [filter, setFilter] = useState<Filter>("all");
  const [live, setLive] = useState(true);
  const activity = useActivity({ filter, live, manages });
  const { lines, news, more, older } = activity;
  const toggle = () => {
    if (!live) news.show();
    setLive(!live);
  };
  return (
    <div className={page.page}>
      <div className={page.content}>
        <PageHead title="Activity" sentence="Who did what here, and what became of the numbers.">
          <Button
            variant="default"
            aria-pressed={live}
            leftSection={live ? <IconPlayerPause {...ICON} /> : <IconPlayerPlay {...ICON} />}
            onClick={toggle}
          >
            {live ? "Live" : "Held still"}
          </Button>
        </PageHead>
        {manages && (
          <SegmentedControl
            className={classes.filters}
            aria-label="What to show"
            data={FILTERS}
            value={filter}
            onChange={(value) => setFilter(value as Filter)} // safe: the data above are its values
          />
        )}
        {!live && news.waiting > 0 && (
          <Button className={classes.pill} size="sm" leftSection={<IconArrowUp {...ICON} />} onClick={news.show}>
            {news.waiting} new
          </Button>
        )}
        <Instead activity={activity} />
        <ul className={classes.list} aria-label="Activity">
          {lines.map((line) => (
            <ActivityRow key={line.id} line={line} now={today} />
          ))}
        </ul>
        {more && (
          <Button variant="default" onClick={() => void older()}>
            Show older
          </Button>
        )}
      </div>
    </div>
  );
}

/** What stands in the place of lines that are not there: yet, at all, or because of an error. */
function Instead({ activity }: { activity: ReturnType<typeof useActivity> }) {
  const { lines, error, loading, refetch } = activity;
  if (lines.length > 0) return null;
  if (error) return <ErrorCard what="The activity did not load" error={error} retry={() => void refetch()} />;
  if (loading) return <div className={page.skeleton} aria-hidden />;
  return <EmptyPane title="Nothing yet" text="What people do here and what becomes of the numbers appears here." />;
}
