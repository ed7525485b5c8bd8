import type { Caller } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { demandSession } from "@/server/sessions/index.ts";
import { stopping } from "@/server/stopping.ts";
import { encodePosition, findPosition, type Position } from "./position.ts";
import { BATCH, findEdge, type LoggedEvent, readBatch } from "./read-batch.ts";
import type { Event, ReadEvents } from "./schema.ts";
import { onEvents } from "./wake.ts";

const POLL = 1_000;
const RECHECK = 3_000;
const BEGINNING: Position = { xid: "0", id: "0", at: 0 };

/** `signal` ends the stream; `authorize` is asked every few seconds and throws once the reader may no longer read. */
type Reader = { signal: AbortSignal; authorize: () => Promise<void> };

/** Ends every stream of this process, so that it can stop: readers come back by themselves, to another process or to the next one. */
export const closeStreams = (): void => stopping.abort();

/**
 * The organization's events from `after` on, for ever: nothing is missing, nothing comes twice. Without `after` the stream
 * begins now, with a `ready`.
 */
export async function* readEvents(
  caller: Caller<"read"> | Caller<"events">,
  { after, ...filter }: ReadEvents,
  { signal, authorize }: Reader,
): AsyncGenerator<Event, void> {
  const scope = { organizationId: caller.organizationId, ...filter };
  const bell = ring(caller.organizationId, AbortSignal.any([signal, stopping.signal]));
  try {
    if (filter.session !== undefined) await demandSession(caller, filter.session);
    const start = await startFrom(after, caller.organizationId);
    if (start.line) yield start.line;
    const check = guard(authorize);
    let { position } = start;
    while (!signal.aborted) {
      const { events, edge } = await readBatch(scope, position);
      for (const event of events) {
        await check();
        yield present(event, caller.organizationId);
      }
      const isAll = events.length < BATCH;
      position = isAll ? edge : positionOf(events.at(-1), position);
      if (isAll) await bell.heard();
      await check();
    }
  } finally {
    bell.silence();
  }
}

async function startFrom(after: string | undefined, organizationId: string) {
  const given = after === undefined ? undefined : findPosition(after, organizationId);
  if (given) return { position: given };
  const position = (await findEdge(organizationId, BEGINNING)) ?? { ...BEGINNING, at: Date.now() };
  return { position, line: streamLine(after === undefined ? "ready" : "reset", position, organizationId) };
}

/** Throws once the process is stopping, or the reader may no longer read. */
function guard(authorize: Reader["authorize"]): () => Promise<void> {
  let checkedAt = Date.now();
  return async () => {
    if (stopping.signal.aborted) throw new AppError("gateway_unavailable", "the server is stopping; connect again");
    if (Date.now() - checkedAt < RECHECK) return;
    await authorize();
    checkedAt = Date.now();
  };
}

/** Heard at the next notification, after a second, or at the end; one that rang while nobody waited is not forgotten. */
function ring(organizationId: string, end: AbortSignal) {
  let rung = false;
  let wake: (() => void) | undefined;
  const sound = () => {
    rung = true;
    wake?.();
  };
  const stopListening = onEvents(organizationId, sound);
  const silence = () => {
    sound();
    stopListening();
    end.removeEventListener("abort", silence);
  };
  end.addEventListener("abort", silence);
  return {
    async heard(): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      if (!rung && !end.aborted)
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, POLL);
        });
      clearTimeout(timer);
      wake = undefined;
      rung = false;
    },
    silence,
  };
}

const positionOf = (event: LoggedEvent | undefined, otherwise: Position): Position =>
  event ? { xid: event.xid, id: event.id, at: event.at.getTime() } : otherwise;

const present = (event: LoggedEvent, organizationId: string): Event => ({
  id: encodePosition({ xid: event.xid, id: event.id, at: event.at.getTime() }, organizationId),
  type: event.type as Event["type"], // safe: the log is written by us alone
  sessionId: event.session_id,
  timestamp: event.at.getTime(),
  data: { ...event.data },
});

const streamLine = (type: "ready" | "reset", at: Position, organizationId: string): Event => ({
  id: encodePosition(at, organizationId),
  type,
  sessionId: null,
  timestamp: at.at,
  data: {},
});
