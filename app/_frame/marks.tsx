import { badgeWords } from "@/app/_ui/badge-words.ts";
import { Lamp, type LampState } from "@/app/_ui/lamp.tsx";
import classes from "./marks.module.css";

/** At the end of a line of the sidebar, or on an icon of the bottom bar: how many chats wait to be read; `lit`: in amber. */
export function UnreadMark({ chats, lit = false }: { chats: number; lit?: boolean }) {
  if (chats === 0) return null;
  return (
    <span className={classes.mark} data-count={lit ? "lit" : "plain"}>
      <span className={classes.hidden}>, </span>
      {badgeWords(chats)}
      <span className={classes.hidden}> unread</span>
    </span>
  );
}

/** In the same place: the state of a number, or that one needs somebody. */
export function LampMark({ state, words }: { state: LampState; words: string }) {
  return (
    <span className={classes.mark}>
      <Lamp state={state} />
      <span className={classes.hidden}>, {words}</span>
    </span>
  );
}
