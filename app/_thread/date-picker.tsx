"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import classes from "./date-picker.module.css";
import { monthOf, weekdayNames, type Month } from "./month.ts";

type Props = { session: string; cid: string; onPick: (at: number) => void; onClose: () => void };

/** A month of days; those without messages cannot be picked. */
export default function DatePicker({ session, cid, onPick, onClose }: Props) {
  const trpc = useTRPC();
  const [month, setMonth] = useState<Month>(() => monthOf(new Date(), 0));
  const { data, isPlaceholderData } = useQuery({
    ...trpc.messages.days.queryOptions({ session, cid, starts: [...month.days, month.end] }),
    placeholderData: keepPreviousData,
  });
  const pick = (at: number) => {
    onPick(at);
    onClose();
  };
  const known = isPlaceholderData ? undefined : data;
  const isFirst = data?.first !== undefined && data.first !== null && data.first >= (month.days[0] ?? 0);
  const isLast = month.end > Date.now();
  return (
    <Dialog label="Jump to a date" place="small" onClose={onClose}>
      <div className={classes.head}>
        <IconButton
          label="Month before"
          disabled={isFirst || data?.first === null}
          onClick={() => setMonth(month.step(-1))}
        >
          <IconChevronLeft size={18} stroke={1.75} aria-hidden />
        </IconButton>
        <h2 className={classes.title} aria-live="polite">
          {month.name}
        </h2>
        <IconButton label="Month after" disabled={isLast} onClick={() => setMonth(month.step(1))}>
          <IconChevronRight size={18} stroke={1.75} aria-hidden />
        </IconButton>
      </div>
      <div className={classes.grid}>
        {weekdayNames().map((name) => (
          <span key={name} className={classes.weekday} aria-hidden>
            {name}
          </span>
        ))}
        {month.days.map((day, index) => (
          <button
            key={day}
            type="button"
            className={classes.day}
            style={index === 0 ? { gridColumnStart: month.column } : undefined}
            disabled={known?.days[index] !== true}
            aria-label={month.dayName(index)}
            onClick={() => pick(day)}
          >
            {index + 1}
          </button>
        ))}
      </div>
      <div className={classes.foot}>
        <button
          type="button"
          className={classes.first}
          disabled={typeof data?.first !== "number"}
          onClick={() => pick(data?.first ?? 0)}
        >
          Where the stored copy begins
        </button>
      </div>
    </Dialog>
  );
}
