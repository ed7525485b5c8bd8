/** A month as the reader's calendar and clock have it. */
export type Month = {
  name: string;
  /** When each of its days begins, and when the last one ends; epoch ms. */
  days: number[];
  end: number;
  /** In which column of a week that begins on Monday the first day stands, from 1. */
  column: number;
  dayName: (index: number) => string;
  step: (months: number) => Month;
};

/** The month of a moment, or one so many months away from it. */
export function monthOf(moment: Date, away: number): Month {
  const [year, month] = [moment.getFullYear(), moment.getMonth() + away];
  const first = new Date(year, month, 1);
  const length = new Date(year, month + 1, 0).getDate();
  const days = Array.from({ length }, (_, index) => new Date(year, month, index + 1).getTime());
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(undefined, options);
  return {
    name: format({ month: "long", year: "numeric" }).format(first),
    days,
    end: new Date(year, month + 1, 1).getTime(),
    column: ((first.getDay() + 6) % 7) + 1,
    dayName: (index) => format({ dateStyle: "full" }).format(days[index]),
    step: (months) => monthOf(first, months),
  };
}

const A_MONDAY = Date.UTC(2024, 0, 1);

/** Monday to Sunday, short. */
export const weekdayNames = () =>
  Array.from({ length: 7 }, (_, day) =>
    new Intl.DateTimeFormat(undefined, { weekday: "short", timeZone: "UTC" }).format(A_MONDAY + day * 86_400_000),
  );
