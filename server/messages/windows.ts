/** The windows of time that the index of words knows: a message lies in one of each level, and the SQL function windows_of says the same. */

/** A place in a list of messages, newest first by (at, id): where to go on. Times are epoch ms. */
export type Place = { at: number; id: string };

/**
 * Messages behind `from` and not before `floor`. `buckets` are the keys that the index has for them, none for all of time; `level` is
 * their size.
 */
export type Window = { level: number; buckets: number[]; from: Place; floor: number };

const SIZES = [2 ** 24, 2 ** 27, 2 ** 30, 2 ** 33]; // ms
const WHOLE = SIZES.length;
const GROWN = 2; // the largest level looked into on the way back: in a larger one a look costs as much as in all of time

const bucketOf = (level: number, at: number) => Math.floor(at / sizeOf(level));
const newestIn = ({ at, id }: Place) => (id === "" ? at - 1 : at); // no id sorts before ""
const sizeOf = (level: number) => SIZES[level] ?? Infinity;
const keyOf = (level: number, bucket: number) => bucket * SIZES.length + level;

/**
 * Windows from a place back to `earliest`, each about eight times as long as the one before, so that each may be expected to find not
 * many more than were missing. `span` is how many ms the messages of a walk took: the first window is eight times as long, or more.
 */
export function windowsBehind(from: Place, { span, earliest }: { span: number; earliest: number }): Window[] {
  const windows: Window[] = [];
  let place = from;
  for (let level = SIZES.findIndex((size) => size >= 8 * span); level >= 0 && level <= GROWN; level++) {
    const bucket = bucketOf(level, newestIn(place));
    const floor = Math.max((bucket - 1) * sizeOf(level), earliest);
    windows.push({ level, buckets: [keyOf(level, bucket), keyOf(level, bucket - 1)], from: place, floor });
    if (floor === earliest) return windows;
    place = { at: floor, id: "" };
  }
  return [...windows, { level: WHOLE, buckets: [], from: place, floor: earliest }];
}

/** A window in its parts of the next smaller level, newest first; `oldest` is the time before which there is nothing. */
export function partsOf({ level, from, floor }: Window, oldest: number): Window[] {
  const [smaller, end] = [level - 1, Math.max(floor, oldest)];
  const parts: Window[] = [];
  for (let place = from; newestIn(place) >= end;) {
    const bucket = bucketOf(smaller, newestIn(place));
    const begin = Math.max(bucket * sizeOf(smaller), end);
    parts.push({ level: smaller, buckets: [keyOf(smaller, bucket)], from: place, floor: begin });
    place = { at: begin, id: "" };
  }
  return parts;
}
