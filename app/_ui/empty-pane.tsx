import type { ReactNode } from "react";
import classes from "./empty-pane.module.css";

type Props = {
  title: string;
  /** The pane is all there is on the page. */
  alone?: boolean;
  text?: ReactNode;
  icon?: ReactNode;
  quiet?: boolean;
  /** What can be done: a link, a button. */
  children?: ReactNode;
};

/** What belongs in an empty place, in one sentence, and at most one thing to do. */
export function EmptyPane({ title, text, icon, alone = false, quiet = false, children }: Props) {
  const Title = alone ? "h1" : "h2";
  return (
    <div className={classes.pane} data-quiet={quiet || undefined}>
      {icon}
      <Title className={classes.title}>{title}</Title>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children}
    </div>
  );
}
