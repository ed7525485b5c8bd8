/**
 * Text from outside, made fit for display. It stays text: nothing here builds markup. Copying copies the original.
 */

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g; // eslint-disable-line no-control-regex -- removing them is the purpose
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff\u2028\u2029\u3164\u115f\u1160\u180e]/g;
const STACKED_MARKS = /(\p{M}{2})(?!\p{Emoji_Modifier})\p{M}+/gu;
const WHITE_SPACE = /\s+/g;
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const LINE_GRAPHEMES = 200;
const LINE_UNITS = LINE_GRAPHEMES * 16; // a grapheme of hostile length must not reach the segmenter

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Bidi and other controls removed, at most two combining marks a letter; line breaks stay. */
export function cleanText(text: string): string {
  return text.replace(CONTROLS, "").replace(BIDI_CONTROLS, "").replace(INVISIBLE, "").replace(STACKED_MARKS, "$1");
}

/** As `cleanText`, for places of one line: white space collapsed, cut at 200 graphemes. Blank text gives "". */
export function cleanLine(text: string | null | undefined): string {
  if (!text) return "";
  if (text.length <= LINE_GRAPHEMES && PLAIN.test(text)) return text; // most texts, and a fling draws several a frame
  const line = cleanText(text.slice(0, LINE_UNITS * 4))
    .replace(WHITE_SPACE, " ")
    .trim();
  return isBlank(line) ? "" : firstGraphemes(line.slice(0, LINE_UNITS));
}

/** Nothing to see: only joiners, marks or white space. */
const isBlank = (line: string) => !/[\p{L}\p{N}\p{P}\p{S}\p{Extended_Pictographic}]/u.test(line);

function firstGraphemes(line: string): string {
  if (line.length <= LINE_GRAPHEMES) return line;
  let count = 0;
  for (const { index } of graphemes.segment(line)) {
    if (count === LINE_GRAPHEMES) return `${line.slice(0, index)}…`;
    count += 1;
  }
  return line;
}
