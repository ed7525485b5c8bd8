"use client";
import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import type { Me } from "@/app/_trpc/trpc.ts";
import { useShortcut } from "@/app/_ui/use-shortcut.ts";
import { currentOverlay, openOverlay, subscribeOverlay } from "./palette-state.ts";
import { TypedAhead } from "./typed-ahead.tsx";
import { useGoKeys } from "./use-go-keys.ts";

const Palette = lazy(() => import("./palette.tsx"));
const Shortcuts = lazy(() => import("./shortcuts.tsx"));

/** The palette by Ctrl or ⌘ K, the shortcuts by ?; their code comes when they are wanted. */
export function Overlays({ me }: { me: Me | undefined }) {
  const open = useSyncExternalStore(subscribeOverlay, currentOverlay, () => undefined);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      openOverlay(currentOverlay() === "palette" ? undefined : "palette");
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  useShortcut("?", () => openOverlay("shortcuts"));
  useGoKeys(me);
  const close = () => openOverlay(undefined);
  return (
    <Suspense fallback={open === "palette" && <TypedAhead />}>
      {open === "palette" && me && <Palette me={me} onClose={close} />}
      {open === "shortcuts" && <Shortcuts onClose={close} />}
    </Suspense>
  );
}
