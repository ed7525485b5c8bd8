"use client";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import classes from "./copy-button.module.css";
import { useCopied } from "./use-copied.ts";

/** A small copy mark; says for two seconds that it did. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { copied, copy } = useCopied();
  return (
    <button type="button" className={classes.copy} aria-label={copied ? "Copied" : label} onClick={() => copy(value)}>
      {copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
    </button>
  );
}
