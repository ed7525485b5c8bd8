"use client";
import { useState } from "react";
import { cleanText } from "@/app/_ui/clean-text.ts";
import { findWords } from "@/app/_ui/find-words.ts";
import { MarkedWords } from "@/app/_ui/marked-words.tsx";
import classes from "./bubble.module.css";
import { textParts } from "./text-parts.ts";

const FOLD_LINES = 12;
const FOLD_CHARACTERS = 1000;

/** What somebody wrote: text, with its links, folded when long. */
export function MessageText({ text, words }: { text: string; words: string }) {
  const [whole, setWhole] = useState(false);
  const clean = cleanText(text);
  const folded = fold(clean);
  const shown = whole || findWords(clean, words).some(({ end }) => end > folded.length) ? clean : folded;
  return (
    <>
      <bdi className={classes.text} dir="auto">
        {textParts(shown).map(({ text: part, href }, index) =>
          href === undefined ? (
            <MarkedWords key={index} text={part} q={words} />
          ) : (
            <a key={index} className={classes.link} href={href} target="_blank" rel="noopener noreferrer nofollow">
              <MarkedWords text={part} q={words} />
            </a>
          ),
        )}
        {shown.length < clean.length && "…"}
      </bdi>
      {folded.length < clean.length && (
        <button type="button" className={classes.fold} onClick={() => setWhole(shown !== clean)}>
          {shown === clean ? "Show less" : `Show all (${size(clean)})`}
        </button>
      )}
    </>
  );
}

const fold = (text: string) => text.split("\n", FOLD_LINES).join("\n").slice(0, FOLD_CHARACTERS);
const size = (text: string) =>
  text.length < 2048 ? `${text.length.toLocaleString()} characters` : `${Math.round(text.length / 1024)} kB`;
