import type { ReactNode } from "react";
import classes from "./page-head.module.css";

/** Title, one sentence and what can be done here. */
export function PageHead({ title, sentence, children }: { title: string; sentence: string; children?: ReactNode }) {
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.sentence}>{sentence}</p>
      </div>
      <div className={classes.acts}>{children}</div>
    </header>
  );
}
