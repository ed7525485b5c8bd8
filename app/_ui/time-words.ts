/** Times in words people use. `now` is given, so that every sentence of a screen agrees on what today is. */

const DAY = 86_400_000;
const LAST_FEW_DAYS = 6;

type Formats = Record<
  "clock" | "seconds" | "weekday" | "monthDay" | "date" | "full" | "day" | "longDay",
  Intl.DateTimeFormat
>;
let kept: Formats | undefined;

/** Made on first use: creating one costs more than a thousand uses of it. */
function formats(): Formats {
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(undefined, options);
  kept ??= {
    clock: of({ hour: "2-digit", minute: "2-digit" }),
    seconds: of({ timeStyle: "medium" }),
    weekday: of({ weekday: "short" }),
    monthDay: of({ day: "numeric", month: "short" }),
    date: of({ day: "2-digit", month: "2-digit", year: "2-digit" }),
    day: of({ day: "numeric", month: "short", year: "numeric" }),
    longDay: of({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    full: of({ dateStyle: "full", timeStyle: "long" }),
  };
  return kept;
}

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** Whole calendar days between two moments; negative in the future. Rounded, since days of a clock change are not 24 h. */
const daysBetween = (at: number, now: number) => Math.round((startOfDay(now) - startOfDay(at)) / DAY);

/** For a chat row: 14:31 · Yesterday · Mon · 3 Nov · 12/03/25. Future days show the date. */
export function rowTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return formats().clock.format(at);
  if (days === 1) return "Yesterday";
  if (days > 1 && days <= LAST_FEW_DAYS) return formats().weekday.format(at);
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (days > 0 && sameYear ? formats().monthDay : formats().date).format(at);
}

/** For the line between two days of a thread. */
export function dayName(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return "Today";
  return days === 1 ? "Yesterday" : formats().longDay.format(at);
}

export const sameDay = (a: number, b: number) => startOfDay(a) === startOfDay(b);
export const clockSeconds = (at: number) => formats().seconds.format(at);
export const clockTime = (at: number) => formats().clock.format(at);
export const fullTime = (at: number) => formats().full.format(at);
export const plainDate = (at: number) => formats().day.format(at);

/** "Today, 13:47", "Yesterday, 13:47", "3 Nov 2026, 13:47": a line of its own. */
export function moment(at: number, now: number): string {
  const days = daysBetween(at, now);
  const day = days === 0 ? "Today" : days === 1 ? "Yesterday" : plainDate(at);
  return `${day}, ${clockTime(at)}`;
}

/** "at 13:47", "yesterday at 13:47", "on 3 Nov 2026": inside a sentence. */
export function momentInSentence(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return `at ${clockTime(at)}`;
  return days === 1 ? `yesterday at ${clockTime(at)}` : `on ${plainDate(at)}`;
}

/** A stretch of time in its largest unit: 4 s · 51 min · 3 h · 2 days. */
export function stretch(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  const days = Math.floor(seconds / 86_400);
  return days === 1 ? "1 day" : `${days} days`;
}

/** Milliseconds until the next midnight: when "today" stops being right. */
export function untilMidnight(now: number): number {
  const next = new Date(now);
  return next.setHours(24, 0, 0, 50) - now;
}
