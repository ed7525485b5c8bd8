import { loggable, refusalOf } from "@/server/db/refusal.ts";
import type { Event } from "@/server/events/schema.ts";
import { log } from "@/server/log.ts";

const HEARTBEAT = 15_000;
/** A reader that takes nothing for so long is let go: what waits for it must not pile up, and nobody can tell it that it may no longer read. */
const PATIENCE = 30_000;
const BEAT = ": still here\n\n";
const OPENING = "retry: 2000\n\n";

type Streaming = {
  read: (signal: AbortSignal) => AsyncGenerator<Event, void>;
  /** Called for a reader that has stopped taking anything. */
  onStalled: () => void;
};

/** Events as `text/event-stream`. The next one is read when the last one has been taken, so that a slow reader holds one event, not all of them. */
export function eventStream(streaming: Streaming): ReadableStream<Uint8Array> {
  const feed = new Feed(streaming);
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull: async (stream) => {
      const text = await feed.next();
      if (text === undefined) stream.close();
      else stream.enqueue(new TextEncoder().encode(text));
    },
    cancel: () => feed.end(),
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}

class Feed {
  readonly #streaming: Streaming;
  readonly #end = new AbortController();
  #events: AsyncGenerator<Event, void> | undefined;
  #coming: Promise<string | undefined> | undefined;
  #patience: NodeJS.Timeout | undefined;

  constructor(streaming: Streaming) {
    this.#streaming = streaming;
  }

  /** What is to be sent now; undefined at the end. */
  async next(): Promise<string | undefined> {
    clearTimeout(this.#patience);
    if (!this.#events) {
      this.#events = this.#streaming.read(this.#end.signal);
      return OPENING;
    }
    this.#coming ??= this.#read(this.#events);
    let timer: NodeJS.Timeout | undefined;
    const beat = new Promise<typeof BEAT>((resolve) => (timer = setTimeout(resolve, HEARTBEAT, BEAT)));
    const text = await Promise.race([this.#coming, beat]);
    clearTimeout(timer);
    if (text !== BEAT) this.#coming = undefined;
    if (text !== undefined && !this.#end.signal.aborted)
      this.#patience = setTimeout(() => this.#stall(), PATIENCE).unref();
    return text;
  }

  /** The reader may no longer read, the process stops, the database is away: each ends the stream, and the reader asks again. */
  async #read(events: AsyncGenerator<Event, void>): Promise<string | undefined> {
    try {
      const { value, done } = await events.next();
      return done ? undefined : textOf(value);
    } catch (error) {
      if (refusalOf(error).code === "internal")
        log.rest.error({ err: loggable(error) }, "a stream of events failed for a reason nobody foresaw");
      return undefined;
    }
  }

  #stall(): void {
    this.end();
    this.#streaming.onStalled();
  }

  end(): void {
    clearTimeout(this.#patience);
    this.#end.abort();
  }
}

/** A stream that begins now says so without an event: an id alone is remembered by clients and shown to nobody. */
function textOf(event: Event): string {
  if (event.type === "ready") return `id: ${event.id}\n\n`;
  return `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
