"use client";
import { cloneElement, lazy, Suspense, useState, type ComponentType, type ReactElement } from "react";

type Trigger = ReactElement<{ onClick?: () => void; onPointerEnter?: () => void; "aria-haspopup"?: "menu" }>;
type Content = { children: ReactElement };

/**
 * A menu whose code is fetched when somebody reaches for it: pages are quicker without it. What is loaded gets the button as its
 * child and opens at once.
 */
export function lazyMenu<P extends Content>(load: () => Promise<{ default: ComponentType<P> }>) {
  const Menu = lazy(load);
  return function LazyMenu({ button, items }: { button: Trigger; items: Omit<P, "children"> }) {
    const [wanted, setWanted] = useState(false);
    const trigger = cloneElement(button, {
      onClick: () => setWanted(true),
      onPointerEnter: () => void load(),
      "aria-haspopup": "menu",
    });
    if (!wanted) return trigger;
    const props = { ...items, children: trigger } as unknown as P; // safe: the only thing left out is put in here
    return (
      <Suspense fallback={trigger}>
        <Menu {...props} />
      </Suspense>
    );
  };
}
