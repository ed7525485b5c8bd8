"use client";
import { useEffect, useRef, type RefObject } from "react";
import type { Message } from "@/server/messages/schema.ts";
import { toast, toastFailure } from "@/app/_ui/toast.ts";
import type { Part } from "./use-messages.ts";
import { noteTarget, type ThreadPlace } from "./use-thread-place.ts";

type Given = {
  scroller: RefObject<HTMLElement | null>;
  place: ThreadPlace;
  messages: readonly Message[];
  /** Where what is shown was begun, and what was looked for there; undefined while the server has not answered. */
  start: Part;
  target: string | null | undefined;
  /** Shows the thread from there if what is looked for is stored; resolves to it. */
  begin: (part: Part) => Promise<string | null>;
};

const GLOW = 1200;

/** Scrolls to what is jumped to, loading what is around it first, and lets it glow; when it is not stored, nothing moves and that is said. */
export function useJump({ scroller, place, messages, start, target, begin }: Given): void {
  const answered = useRef(start.of === "end" ? place.wishes : 0);
  const shownOf = useRef<string | undefined>(undefined);
  const { wish, wishes } = place;
  useEffect(() => {
    if (answered.current === wishes) return;
    const here = wish === start ? target : loaded(messages, wish);
    if (here === undefined && wish === start) return; // on its way
    answered.current = wishes;
    const settle = (found: string | null) => {
      if (found === null && wish.of !== "end") toast(WORDS[wish.of] ?? "");
      else shownOf.current = found ?? "";
    };
    if (here !== undefined) settle(here);
    else begin(wish).then(settle, (error: unknown) => toastFailure("jump there", error));
  }, [wish, wishes, start, target, messages, begin]);
  useEffect(() => {
    const id = shownOf.current;
    if (id === undefined || !show(scroller.current, id)) return;
    shownOf.current = undefined;
    noteTarget(id === "" ? null : id);
  });
}

const WORDS: Readonly<Partial<Record<Part["of"], string>>> = {
  quoted: "The original is not in the stored copy",
  message: "This message is not in the stored copy (any more)",
  moment: "Nothing is stored since that day",
};

function loaded(messages: readonly Message[], wish: Part): string | undefined {
  if (wish.of === "message") return messages.find(({ id }) => id === wish.id)?.id;
  if (wish.of === "quoted") return messages.find(({ waMessageId }) => waMessageId === wish.waMessageId)?.id;
  return undefined;
}

/** False while it is not on the page yet. "" is the end of the thread. */
function show(scroller: HTMLElement | null, id: string): boolean {
  if (id === "") scroller?.scrollTo({ top: 0 });
  if (id === "") return true;
  const item = scroller?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
  if (!item) return false;
  item.scrollIntoView({ block: "center" });
  requestAnimationFrame(() => item.scrollIntoView({ block: "center" })); // heights around it are known only now
  item.dataset.glow = "";
  setTimeout(() => delete item.dataset.glow, GLOW);
  return true;
}
