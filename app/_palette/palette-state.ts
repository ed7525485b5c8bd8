/** What lies over every page: the palette, or the list of shortcuts. One at a time, opened from anywhere. */
type Overlay = "palette" | "shortcuts";

let open: Overlay | undefined;
let words = "";
const listeners = new Set<() => void>();

/** `begun`: what the palette is to look for at once. */
export function openOverlay(overlay: Overlay | undefined, begun = ""): void {
  open = overlay;
  words = begun;
  for (const listener of listeners) listener();
}

export const currentOverlay = () => open;
export const wordsBegun = () => words;

export function subscribeOverlay(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
