import type { Pool } from "pg";
import { log } from "@/server/log.ts";

const PAUSE_MS = 100;

/**
 * Wakes the readers of an organization's events after a commit, at most ten times a second: every notifying commit takes a lock that
 * the whole database shares. A notification that gets lost costs a reader its next poll, nothing else.
 */
export function createNotifier(pool: Pool): { notify: (organization: string | null) => void; stop: () => void } {
  const due = new Map<string, NodeJS.Timeout>();
  const send = (organization: string) => {
    due.delete(organization);
    pool
      .query("select pg_notify('events', $1)", [organization])
      .catch((err: unknown) => log.worker.debug({ err }, "a notification was not sent"));
  };
  return {
    notify(organization) {
      if (organization !== null && !due.has(organization))
        due.set(organization, setTimeout(send, PAUSE_MS, organization));
    },
    stop() {
      for (const timer of due.values()) clearTimeout(timer);
      due.clear();
    },
  };
}
