"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

type Go = () => void;
let asker: ((go: Go) => void) | undefined;

/** Goes elsewhere in the dashboard, once whoever asks first has let it. */
export const leaveBy = (go: Go): void => (asker ? asker(go) : go());

/** While active, whoever is about to leave this page is asked first: `ask` gets the way that was wanted. */
export function useAskBeforeLeaving(active: boolean, ask: (go: Go) => void): void {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    asker = ask;
    const close = (event: BeforeUnloadEvent) => event.preventDefault();
    const press = (event: MouseEvent) => {
      const href = pageBehind(event);
      if (href === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      ask(() => router.push(href));
    };
    window.addEventListener("beforeunload", close);
    window.addEventListener("click", press, true);
    return () => {
      asker = undefined;
      window.removeEventListener("beforeunload", close);
      window.removeEventListener("click", press, true);
    };
  }, [active, ask, router]);
}

/** The page of the dashboard to which a press leads away from this one, if it does. */
function pageBehind(event: MouseEvent): string | undefined {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link?.target !== "" || isAside(event)) return undefined;
  const away = link.origin === location.origin && link.pathname !== location.pathname;
  return away ? link.pathname + link.search : undefined;
}

const isAside = (event: MouseEvent) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
