import type { Message } from "@/server/messages/schema.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import classes from "./bubble.module.css";

const SHOWN = 4;

/** The most frequent first, four at most. */
export function Reactions({ reactions }: { reactions: Message["reactions"] }) {
  if (reactions.length === 0) return null;
  const counts = new Map<string, number>();
  for (const { emoji } of reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return (
    <span className={classes.reactions} aria-label="Reactions" role="group">
      {ranked.slice(0, SHOWN).map(([emoji, count]) => (
        <span key={emoji} className={classes.reaction}>
          <bdi>{cleanLine(emoji).slice(0, 16)}</bdi>
          {count > 1 && count}
        </span>
      ))}
      {ranked.length > SHOWN && <span className={classes.reaction}>+{ranked.length - SHOWN}</span>}
    </span>
  );
}
