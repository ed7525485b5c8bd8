import { refusalOf } from "@/app/_trpc/refusal.ts";

export type Toast = { message: string; undo: (() => void) | undefined };

let current: Toast | undefined;
const listeners = new Set<() => void>();

/** One sentence at the bottom, with a way back where there is one; a newer one takes its place. */
export function toast(message: string, undo?: () => void): void {
  show({ message, undo });
}

/** "Could not …: why" */
export function toastFailure(act: string, error: unknown): void {
  const { status, message } = refusalOf(error);
  toastRefusal(act, status === undefined ? noAnswer() : message);
}

const noAnswer = () =>
  navigator.onLine ? "the server did not answer" : "there is no connection, and nothing was changed";

/** As `toastFailure`, where the reason is known. */
export function toastRefusal(act: string, reason: string): void {
  toast(`Could not ${act}: ${reason}.`);
}

/** Takes it away, unless a newer one has come. */
export function endToast(ended: Toast): void {
  if (current === ended) show(undefined);
}

export const currentToast = () => current;

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: Toast | undefined): void {
  current = next;
  for (const listener of listeners) listener();
}
