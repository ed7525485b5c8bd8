"use client";
import { useMediaQuery } from "@mantine/hooks";
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { Dialog } from "@/app/_ui/dialog.tsx";
import classes from "./details.module.css";

type Props = { label: string; onClose: () => void; children: ReactNode };

/** Beside the thread where there is room for both, else over it. */
export function Panel({ label, onClose, children }: Props) {
  const roomy = useMediaQuery("(min-width: 96em)", undefined, { getInitialValueInEffect: false });
  if (roomy)
    return (
      <Beside label={label} onClose={onClose}>
        {children}
      </Beside>
    );
  return (
    <Dialog label={label} place="side" onClose={onClose}>
      {children}
    </Dialog>
  );
}

/** Takes the focus and gives it back, as a dialog does, and leaves the thread to be read and pressed. */
function Beside({ label, onClose, children }: Props) {
  const panel = useRef<HTMLElement>(null);
  // before it leaves the page, while one can still tell that the focus is inside
  useLayoutEffect(() => {
    const before = document.activeElement;
    const own = panel.current;
    own?.querySelector("button")?.focus();
    return () => {
      if (own?.contains(document.activeElement) && before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside
      ref={panel}
      className={classes.beside}
      aria-label={label}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      {children}
    </aside>
  );
}
