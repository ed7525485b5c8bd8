"use client";
import { IconArrowDown } from "@tabler/icons-react";
import { Fragment, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Chat } from "@/server/chats/schema.ts";
import type { Message } from "@/server/messages/schema.ts";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { clockTime, dayName, plainDate } from "@/app/_ui/time-words.ts";
import { useToday } from "@/app/_ui/use-today.ts";
import { Bubble } from "./bubble.tsx";
import { BubbleSkeletons } from "./bubble-skeletons.tsx";
import { threadItems } from "./thread-items.ts";
import classes from "./thread.module.css";
import { useMessages } from "./use-messages.ts";

const AT_BOTTOM = -40; // the scroller runs upwards from 0

/** The messages, held at the bottom: older ones grow above without moving what is read. */
export function Messages({ chat, cid }: { chat: Chat; cid: string }) {
  const label = useId();
  const today = useToday();
  const scroller = useRef<HTMLDivElement>(null);
  const [unread] = useState(chat.unreadCount);
  const [below, setBelow] = useState(0);
  const atBottom = () => (scroller.current?.scrollTop ?? 0) > AT_BOTTOM;
  const { messages, query } = useMessages({
    session: chat.sessionId,
    cid,
    jid: chat.jid,
    onArrival: (count) => {
      if (!atBottom()) setBelow((before) => before + count);
    },
  });
  const names = useMemo(() => namesIn(messages), [messages]);
  const items = useMemo(() => threadItems(messages, unread), [messages, unread]);
  const top = useOlder(scroller, query.hasNextPage && !query.isFetching, () => void query.fetchNextPage());
  const oldest = messages[0];
  return (
    <>
      <div
        ref={scroller}
        id={label}
        className={classes.scroller}
        role="log"
        aria-label="Messages"
        aria-busy={query.isFetching}
        tabIndex={0}
        onScroll={() => {
          if (below > 0 && atBottom()) setBelow(0);
        }}
      >
        <div className={classes.column}>
          <div ref={top} />
          {query.isError && (
            <ErrorCard
              what="The messages did not load"
              error={query.error}
              retry={() => void (messages.length > 0 ? query.fetchNextPage() : query.refetch())}
            />
          )}
          {(query.isPending || query.hasNextPage) && !query.isError && <BubbleSkeletons />}
          {query.isSuccess && !query.hasNextPage && (
            <p className={classes.begin}>
              {oldest
                ? `This is where the stored copy begins, ${plainDate(oldest.timestamp)}`
                : "No messages stored yet"}
            </p>
          )}
          <div role="list" aria-labelledby={label}>
            {items.map((item) => (
              <Fragment key={item.message.id}>
                {item.newDay && (
                  <div role="presentation" className={classes.day}>
                    <span>{dayName(item.message.timestamp, today)}</span>
                  </div>
                )}
                {item.firstNew && (
                  <div role="presentation" className={classes.fresh}>
                    <span>{`${unread} new since ${clockTime(item.message.timestamp)}`}</span>
                  </div>
                )}
                <div role="listitem" className={classes.item}>
                  <Bubble item={item} type={chat.type} names={names} />
                </div>
              </Fragment>
            ))}
          </div>
        </div>
      </div>
      {below > 0 && (
        <button type="button" className={classes.pill} onClick={() => scroller.current?.scrollTo({ top: 0 })}>
          <IconArrowDown size={16} stroke={1.75} aria-hidden />
          {below} new
        </button>
      )}
    </>
  );
}

/** Who is called what, as far as these messages tell: a quote names an address only. */
const namesIn = (messages: readonly Message[]): ReadonlyMap<string, string> =>
  new Map(
    messages.flatMap(({ senderJid, senderName }) =>
      senderJid && senderName ? [[senderJid, senderName] as const] : [],
    ),
  );

/** Asks for older messages while their end is within a screen and a half. */
function useOlder(scroller: React.RefObject<HTMLElement | null>, wanted: boolean, ask: () => void) {
  const top = useRef<HTMLDivElement>(null);
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });
  useEffect(() => {
    if (!wanted || !top.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && newest.current(),
      {
        root: scroller.current,
        rootMargin: "150% 0px 0px",
      },
    );
    observer.observe(top.current);
    return () => observer.disconnect();
  }, [wanted, scroller]);
  return top;
}
