import { Fragment } from "react";
import { findWords } from "./find-words.ts";

/** A text with every word that was searched for marked. */
export function MarkedWords({ text, q }: { text: string; q: string }) {
  const hits = q === "" ? [] : findWords(text, q);
  if (hits.length === 0) return text;
  return (
    <>
      {hits.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(hits[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(hits.at(-1)?.end)}
    </>
  );
}
