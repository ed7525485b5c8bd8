import type { Figures, Session } from "@/app/_trpc/trpc.ts";
import { stretch } from "@/app/_ui/time-words.ts";
import { figureWords } from "./figure-words.ts";
import classes from "./sessions.module.css";

type Props = { session: Session; figures: Figures | undefined; now: number };

/** Chats, messages, and how long ago WhatsApp last said something. */
export function SessionFigures({ session, figures, now }: Props) {
  if (!figures) return <div className={classes.figures} aria-hidden />;
  const { lastEventAt } = session;
  return (
    <dl className={classes.figures}>
      <Figure words="chats" value={figureWords(figures.chats)} />
      <Figure words="messages" value={figureWords(figures.messages)} />
      {figures.setAside > 0 && (
        <Figure words="parts that could not be fetched or read" value={String(figures.setAside)} />
      )}
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
