import type { SessionChange } from "@/app/_trpc/trpc.ts";

/** A state that was announced again, because something else about the number changed, is one line. */
export function withoutRepeats(changes: readonly SessionChange[]): SessionChange[] {
  const older = new Map<string, string>();
  const kept = changes.toReversed().filter(({ sessionId, status, statusReason }) => {
    const state = `${status} ${statusReason ?? ""}`;
    const isNew = older.get(sessionId) !== state;
    older.set(sessionId, state);
    return isNew;
  });
  return kept.toReversed();
}
