import { findHit } from "./hit.ts";

/** A text with what was searched for in it marked. */
export function HitText({ text, q }: { text: string; q: string }) {
  const hit = q === "" ? undefined : findHit(text, q);
  if (!hit) return text;
  return (
    <>
      {text.slice(0, hit.start)}
      <mark>{text.slice(hit.start, hit.end)}</mark>
      {text.slice(hit.end)}
    </>
  );
}
