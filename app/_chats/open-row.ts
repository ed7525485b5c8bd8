import type { MouseEvent } from "react";
import { rowOf } from "./row-of.ts";

/** Opens the chat that was pressed without a trip to the server: list and thread are the same page. New tabs and windows stay the browser's. */
export function openRow(event: MouseEvent): void {
  const onButton = event.target instanceof Element && event.target.closest("button") !== null;
  const href = rowOf(event.target)?.element.getAttribute("href");
  if (!href || onButton || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const params = new URLSearchParams(window.location.search);
  params.delete("at"); // a place in the chat that was open
  const target = params.size === 0 ? href : `${href}?${params.toString()}`;
  if (target !== window.location.pathname + window.location.search) window.history.pushState(null, "", target);
}
