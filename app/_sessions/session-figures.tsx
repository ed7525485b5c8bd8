import type { Figures, Session } from "@/app/_trpc/trpc.ts";
import { stretch } from "@/app/_ui/time-words.ts";
import classes from "./sessions.module.css";

type Props = { session: Session; figures: Figures | undefined; now: number };

/** Chats, messages, and how long ago WhatsApp last said something. */
export function SessionFigures({ session, figures, now }: Props) {
  if (!figures) return <div className={classes.figures} aria-hidden />;
  const { lastEventAt } = session;
  return (
    <dl className={classes.figures}>
      <Figure words="chats" value={inWords(figures.chats)} />
      <Figure words="messages" value={inWords(figures.messages)} />
      <Figure words="since last event" value={lastEventAt === null ? "–" : stretch(now - lastEventAt)} />
    </dl>
  );
}

const Figure = ({ words, value }: { words: string; value: string }) => (
  <div className={classes.figure}>
    <dt>{words}</dt>
    <dd>{value}</dd>
  </div>
);

const TWO_DIGITS = { maximumSignificantDigits: 2 };

/** Exact, or "about 1,200,000": what was not counted pretends no precision. */
const inWords = ({ count, about }: Figures["chats"]) =>
  about ? `about ${count.toLocaleString(undefined, TWO_DIGITS)}` : count.toLocaleString();
