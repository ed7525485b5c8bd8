import type { Figures } from "@/app/_trpc/trpc.ts";

const TWO_DIGITS = { maximumSignificantDigits: 2 };

/** Exact, or "about 1,200,000": what was not counted pretends no precision. */
export const figureWords = ({ count, about }: Figures["chats"]): string =>
  about ? `about ${count.toLocaleString(undefined, TWO_DIGITS)}` : count.toLocaleString();
