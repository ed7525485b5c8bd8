import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./empty-pane.module.css";

type Props = {
  title: string;
  text?: ReactNode;
  icon?: ReactNode;
  quiet?: boolean;
  link?: { href: string; label: string };
  children?: ReactNode;
};

/** What belongs in an empty place, in one sentence, and at most one thing to do. */
export function EmptyPane({ title, text, icon, quiet = false, link, children }: Props) {
  return (
    <div className={classes.pane} data-quiet={quiet || undefined}>
      {icon}
      <h2 className={classes.title}>{title}</h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {link && (
        <Link href={link.href} className={classes.link}>
          {link.label}
        </Link>
      )}
      {children}
    </div>
  );
}
