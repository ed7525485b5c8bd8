"use client";
import { IconArrowUp } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import classes from "./moved-pill.module.css";

type Props = { count: number; waiting: () => boolean; onPress: () => void };

/** Announces that the order has changed while it is held still; pressing applies it. */
export function MovedPill({ count, waiting, onPress }: Props) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    setHeld(count > 0 && waiting());
  }, [count, waiting]);
  if (!held || count === 0) return null;
  return (
    <button type="button" className={classes.pill} onClick={onPress}>
      <IconArrowUp size={16} stroke={1.75} aria-hidden />
      {count === 1 ? "1 chat moved up" : `${count} chats moved up`}
    </button>
  );
}
