import type { Chat } from "@/server/chats/schema.ts";

/** Where a chat stands in the list: pinned first, then newest activity, chats without any last, ties by id. */
export type Place = { readonly pinned: boolean; readonly at: number; readonly id: number };

export const placeOf = ({ pinned, lastMessageAt, id }: Chat): Place => ({ pinned, at: lastMessageAt ?? 0, id });

/** Negative when `a` stands above `b`. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.pinned !== b.pinned) return a.pinned ? -1 : 1;
  return b.at - a.at || b.id - a.id;
}

export const samePlace = (a: Place, b: Place) => comparePlaces(a, b) === 0;

/** Where in the ordered places `place` belongs. */
export function indexFor(places: readonly Place[], place: Place): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = places[middle];
    if (there && comparePlaces(there, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
