"use client";
import { useEffect } from "react";
import { openOverlay, paletteWords } from "./palette-state.ts";

/** While the palette is on its way: what is typed is for it, and for nobody else. */
export function TypedAhead() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (key === "Escape") openOverlay(undefined);
      if (key.length === 1) openOverlay("palette", paletteWords() + key);
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, []);
  return null;
}
