"use client";
import { useState } from "react";
import type { Message } from "@/server/messages/schema.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { addressWords } from "@/app/_ui/phone-number.ts";
import classes from "./bubble.module.css";

const SHOWN = 4;

type Props = { reactions: Message["reactions"]; names: ReadonlyMap<string, string> };

/** The most frequent first, four at most; who, on press. */
export function Reactions({ reactions, names }: Props) {
  const [open, setOpen] = useState(false);
  if (reactions.length === 0) return null;
  const counts = new Map<string, number>();
  for (const { emoji } of reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  const toggle = { type: "button", "aria-expanded": open, onClick: () => setOpen(!open) } as const;
  return (
    <>
      <span className={classes.reactions} aria-label="Reactions" role="group">
        {ranked.slice(0, SHOWN).map(([emoji, count]) => (
          <button key={emoji} className={classes.reaction} title="Who" {...toggle}>
            <bdi>{shown(emoji)}</bdi>
            {count > 1 && count}
          </button>
        ))}
        {ranked.length > SHOWN && (
          <button className={classes.reaction} {...toggle}>
            +{ranked.length - SHOWN}
          </button>
        )}
      </span>
      {open && (
        <ul className={classes.who} aria-label="Who reacted">
          {reactions.map(({ emoji, senderJid }) => (
            <li key={`${senderJid} ${emoji}`}>
              <bdi>{shown(emoji)}</bdi> <bdi>{cleanLine(names.get(senderJid)) || addressWords(senderJid)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const shown = (emoji: string) => cleanLine(emoji).slice(0, 16);
