"use client";
import { Fragment, useCallback, useId, useMemo, useRef, useState } from "react";
import type { Chat } from "@/server/chats/schema.ts";
import type { Message } from "@/server/messages/schema.ts";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { clockTime, dayName, plainDate } from "@/app/_ui/time-words.ts";
import { useToday } from "@/app/_ui/use-today.ts";
import { Bubble } from "./bubble.tsx";
import { BubbleSkeletons } from "./bubble-skeletons.tsx";
import { DownPill } from "./down-pill.tsx";
import { byDay, threadItems } from "./thread-items.ts";
import classes from "./thread.module.css";
import { useEnds } from "./use-ends.ts";
import { useMessages, type Part } from "./use-messages.ts";
import { useJump } from "./use-jump.ts";
import type { ThreadPlace } from "./use-thread-place.ts";

const AT_BOTTOM = -40; // the scroller runs upwards from 0

type Props = { chat: Chat; cid: string; place: ThreadPlace; words: string; onDay: () => void };

/** The messages, held at the bottom or at what was looked for: more come at either end without moving what is read. */
export function Messages({ chat, cid, place, words, onDay }: Props) {
  const label = useId();
  const today = useToday();
  const scroller = useRef<HTMLDivElement>(null);
  const [unread] = useState(chat.unreadCount);
  const [below, setBelow] = useState(0);
  const [away, setAway] = useState(false);
  const atBottom = () => (scroller.current?.scrollTop ?? 0) > AT_BOTTOM;
  const [start, setStart] = useState(place.wish);
  const { messages, query, target, load } = useMessages({
    session: chat.sessionId,
    cid,
    jid: chat.jid,
    start,
    onArrival: (count) => {
      if (!atBottom()) setBelow((before) => before + count);
    },
  });
  const atEnd = start.of === "end";
  const names = useMemo(() => namesIn(messages), [messages]);
  const days = useMemo(() => byDay(threadItems(messages, atEnd ? unread : 0)), [messages, unread, atEnd]);
  const begin = useCallback(
    async (part: Part) => {
      const found = await load(part);
      if (found !== null || part.of === "end") setStart(part);
      return found;
    },
    [load],
  );
  useJump({ scroller, place, messages, start, target: query.isSuccess ? target : undefined, begin });
  const top = useEnds(scroller, query.hasNextPage && !query.isFetching, () => void query.fetchNextPage());
  const bottom = useEnds(scroller, query.hasPreviousPage && !query.isFetching, () => void query.fetchPreviousPage());
  return (
    <>
      <div
        ref={scroller}
        id={label}
        className={classes.scroller}
        role="log"
        aria-label="Messages"
        aria-live={away ? "off" : "polite"}
        aria-busy={query.isFetching}
        tabIndex={0}
        onScroll={() => {
          setAway(!atBottom());
          if (below > 0 && atBottom()) setBelow(0);
        }}
      >
        <div className={classes.column}>
          <div ref={top} />
          <Beginning query={query} oldest={messages[0]} />
          <div role="list" aria-labelledby={label}>
            {days.map(({ at, items }) => (
              <div key={new Date(at).toDateString()} role="presentation">
                <div role="presentation" className={classes.day}>
                  {/* a short way for the pointer: the head's calendar and the key d do the same */}
                  <span title="Jump to a date" onClick={onDay}>
                    {dayName(at, today)}
                  </span>
                </div>
                {items.map((item) => (
                  <Fragment key={item.message.id}>
                    {item.firstNew && (
                      <div role="presentation" className={classes.fresh}>
                        <span>{`${unread} new since ${clockTime(item.message.timestamp)}`}</span>
                      </div>
                    )}
                    <div role="listitem" className={classes.item} data-message={item.message.id}>
                      <Bubble item={item} type={chat.type} names={names} words={words} onQuote={place.toQuoted} />
                    </div>
                  </Fragment>
                ))}
              </div>
            ))}
          </div>
          {query.hasPreviousPage && <BubbleSkeletons />}
          <div ref={bottom} />
        </div>
      </div>
      <DownPill
        below={below}
        away={query.isSuccess && query.hasPreviousPage}
        onPress={() => (query.hasPreviousPage ? place.toEnd() : scroller.current?.scrollTo({ top: 0 }))}
      />
    </>
  );
}

type BeginningProps = { query: ReturnType<typeof useMessages>["query"]; oldest: Message | undefined };

/** Above the oldest message loaded: more on their way, why not, or that there are no more. */
function Beginning({ query, oldest }: BeginningProps) {
  if (query.isError)
    return (
      <ErrorCard
        what="The messages did not load"
        error={query.error}
        retry={() => void (oldest ? query.fetchNextPage() : query.refetch())}
      />
    );
  if (query.isPending || query.hasNextPage) return <BubbleSkeletons />;
  return (
    <p className={classes.begin}>
      {oldest ? `This is where the stored copy begins, ${plainDate(oldest.timestamp)}` : "No messages stored yet"}
    </p>
  );
}

/** Who is called what, as far as these messages tell: a quote names an address only. */
const namesIn = (messages: readonly Message[]): ReadonlyMap<string, string> =>
  new Map(
    messages.flatMap(({ senderJid, senderName }) =>
      senderJid && senderName ? [[senderJid, senderName] as const] : [],
    ),
  );
