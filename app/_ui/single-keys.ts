"use client";
const NAME = "sb.single-keys";

/** Whether single letters do something here: some people speak to their browser, and every word would press a few. */
export const singleKeysOn = (): boolean => localStorage.getItem(NAME) !== "off";

/** Kept by this browser, since it is about how it is used. */
export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(NAME);
  else localStorage.setItem(NAME, "off");
}
