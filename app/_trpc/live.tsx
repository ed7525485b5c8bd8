"use client";
import { skipToken } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useTRPC } from "./trpc.ts";

export type LiveEvent = { type: string; sessionId: string | null; timestamp: number; data: unknown };
type Listener = (events: readonly LiveEvent[]) => void;
type Live = { listen: (listener: Listener) => () => void; connected: boolean; lostAt: number | undefined };

const LiveContext = createContext<Live | undefined>(undefined);

const AGAIN_AFTER = 3000;

/** A stream that begins anew, not where the last one ended: what happened before has to be asked for. */
export const beginsAnew = (events: readonly LiveEvent[]) =>
  events.some(({ type }) => type === "ready" || type === "reset");

/** One event stream for the whole dashboard. Listeners get what arrived within a frame at once, so that 3,000 events are one change. */
export function LiveProvider({ enabled, children }: { enabled: boolean; children: ReactNode }) {
  const trpc = useTRPC();
  const listeners = useRef(new Set<Listener>());
  const waiting = useRef<LiveEvent[]>([]);
  const [lostAt, setLostAt] = useState<number | undefined>(undefined);

  const receive = (event: LiveEvent) => {
    waiting.current.push(event);
    if (waiting.current.length === 1) setTimeout(deliver, 16);
  };
  const deliver = () => {
    const events = waiting.current;
    waiting.current = [];
    for (const listener of listeners.current) listener(events);
  };

  const { status, reset } = useSubscription(
    trpc.live.events.subscriptionOptions(enabled ? undefined : skipToken, {
      onData: (tracked) => receive(tracked.data),
      onConnectionStateChange: ({ state }) =>
        setLostAt((before) => (state === "connecting" ? (before ?? Date.now()) : undefined)),
    }),
  );
  useEffect(() => {
    if (status !== "error") return;
    setLostAt((before) => before ?? Date.now());
    const timer = setTimeout(reset, AGAIN_AFTER); // refused for now; what was missed meanwhile is fetched at `ready`
    return () => clearTimeout(timer);
  }, [status, reset]);
  const connected = status === "pending";
  const live = useMemo<Live>(
    () => ({
      connected,
      lostAt,
      listen: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [connected, lostAt],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLiveState(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("LiveProvider is missing around this component");
  return live;
}

/** Calls with every bundle of events while mounted; the newest function is the one called. */
export function useLive(listener: Listener): void {
  const { listen } = useLiveState();
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => listen((events) => newest.current(events)), [listen]);
}
