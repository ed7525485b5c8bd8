import { setTimeout as pause } from "node:timers/promises";
import { grant } from "@/server/caller.ts";
import { readEvents } from "@/server/events/index.ts";

type Told = { type: string; sessionId: string | null; data: Record<string, unknown> };

/** What somebody knows who has listened to the event log from the beginning, and to nothing else. */
export type EventLog = {
  count: () => number;
  /** The last that was told of each thing, by id; null once it is gone. */
  chats: Map<number, Told["data"] | null>;
  messages: Map<string, Told["data"]>;
  close: () => void;
};

const AGAIN_MS = 200;

/** Listens to an organization's events; after an interruption it goes on where it was, as every client does. */
export function followEvents(organizationId: string): EventLog {
  const caller = grant({ kind: "api-key", id: "crash", organizationId, capabilities: new Set(["events"]) }, "events");
  const end = new AbortController();
  const log: EventLog & { seen: number } = {
    seen: 0,
    count: () => log.seen,
    chats: new Map(),
    messages: new Map(),
    close: () => end.abort(),
  };
  const reader = { signal: end.signal, authorize: () => Promise.resolve() };
  let after: string | undefined;
  const listen = async () => {
    for await (const event of readEvents(caller, { ...(after !== undefined && { after }) }, reader)) {
      after = event.id;
      take(log, event);
    }
  };
  const goOn = async () => {
    while (!end.signal.aborted) {
      await listen().catch(() => undefined); // the database is away
      await pause(AGAIN_MS);
    }
  };
  void goOn();
  return log;
}

function take(log: EventLog & { seen: number }, { type, data }: Told): void {
  log.seen += 1;
  if (type === "chat.upserted") log.chats.set(Number(data.id), data);
  if (type === "chat.deleted") log.chats.set(Number(data.id), null);
  if (type === "message.upserted" || type === "message.status") log.messages.set(String(data.id), data);
}
