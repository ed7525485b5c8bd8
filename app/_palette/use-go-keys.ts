"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { pagesFor } from "@/app/_frame/pages.ts";
import type { Me } from "@/app/_trpc/trpc.ts";
import { leaveBy } from "@/app/_ui/leaving.ts";
import { singleKeysOn } from "@/app/_ui/single-keys.ts";

const PATIENCE = 1500;

/** `g` and then a letter leads to a page; F6 walks from sidebar to list to thread. Nobody hears single keys that are switched off. */
export function useGoKeys(me: Me | undefined): void {
  const router = useRouter();
  const begun = useRef(-Infinity);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "F6") walkPanes(event);
      if (!isSingle(event)) return;
      if (!singleKeysOn()) {
        event.stopImmediatePropagation();
        return;
      }
      const page = pagesFor(me).find(({ key }) => key === event.key);
      if (page && performance.now() - begun.current < PATIENCE) {
        event.preventDefault();
        event.stopPropagation();
        leaveBy(() => router.push(page.href));
      }
      begun.current = event.key === "g" ? performance.now() : -Infinity;
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [me, router]);
}

const isSingle = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) =>
  /^[^ ]$/u.test(key) && !ctrlKey && !metaKey && !altKey && !isTyping(target);

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest("input, textarea, [contenteditable], dialog, [role=dialog]") !== null;

const PANES = ["nav[aria-label=Switchboard]", "[role=list][aria-label=Chats]", "[role=log]"];
const STOPS = 'a[href]:not([tabindex="-1"]), button:not([tabindex="-1"])';

function walkPanes(event: KeyboardEvent): void {
  event.preventDefault();
  const panes = PANES.flatMap((pane) => document.querySelector<HTMLElement>(pane) ?? []).filter(
    (pane) => pane.offsetParent !== null,
  );
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + (event.shiftKey ? panes.length - 1 : 1)) % panes.length];
  if (next) (next.tabIndex >= 0 ? next : (next.querySelector<HTMLElement>(STOPS) ?? next)).focus();
}
