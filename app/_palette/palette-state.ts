/** What lies over every page: the palette, or the list of shortcuts. One at a time, opened from anywhere. */
type Overlay = "palette" | "shortcuts";

let open: Overlay | undefined;
let words = "";
const listeners = new Set<() => void>();

/** `text`: what the palette looks for. */
export function openOverlay(overlay: Overlay | undefined, text = ""): void {
  open = overlay;
  words = text;
  for (const listener of listeners) listener();
}

export const currentOverlay = () => open;
export const paletteWords = () => words;

export function subscribeOverlay(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
