"use client";
import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { IconArrowLeft } from "@tabler/icons-react";
import { useEffect, useState, type MouseEvent } from "react";
import { chatPath, chatsPath } from "@/app/_frame/places.ts";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { Face } from "@/app/_ui/face.tsx";
import { MarkedWords } from "@/app/_ui/marked-words.tsx";
import { addressWords } from "@/app/_ui/phone-number.ts";
import { rowTime } from "@/app/_ui/time-words.ts";
import { useToday } from "@/app/_ui/use-today.ts";
import type { Chat } from "@/server/chats/schema.ts";
import type { Message } from "@/server/messages/schema.ts";
import classes from "./message-hits.module.css";
import { snippetOf } from "./snippet.ts";

const PATIENCE = 250;

/** In place of the chats: the messages of the number that hold the words, newest first; each leads to its place in its chat. */
export default function MessageHits({
  session,
  words,
  openAt,
}: {
  session: string;
  words: string;
  openAt: string | null;
}) {
  const [text, setText] = useState(words);
  useEffect(() => {
    if (text.trim() === words) return;
    const timer = setTimeout(() => setParams({ find: text.trim() }), PATIENCE);
    return () => clearTimeout(timer);
  }, [text, words]);
  return (
    <>
      <div className={classes.head} role="search" aria-label="In all messages">
        <a
          className={classes.back}
          href={chatsPath(session)}
          aria-label="Back to the chats"
          onClick={(event) => openHere(event, () => setParams({ find: null }))}
        >
          <IconArrowLeft size={18} stroke={1.75} />
        </a>
        <input
          className={classes.field}
          aria-label="Search messages"
          placeholder="Search messages"
          dir="auto"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <Hits session={session} words={words} openAt={openAt} />
    </>
  );
}

function Hits({ session, words, openAt }: { session: string; words: string; openAt: string | null }) {
  const trpc = useTRPC();
  const today = useToday();
  const { data, status, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    ...trpc.messages.search.infiniteQueryOptions(
      { session, q: words, limit: 50 },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
    enabled: words !== "",
  });
  const hits = data?.pages.flatMap((page) => page.data) ?? [];
  const chats = useChatsOf(session, hits);
  if (words === "") return <EmptyPane title="Search messages" text="Words that a message holds, in any order." />;
  if (status === "error")
    return <ErrorCard what="The messages were not searched" error={error} retry={() => void refetch()} />;
  if (status === "success" && hits.length === 0)
    return <EmptyPane title={`No message with “${cleanLine(words)}”`} text="Searched every chat of this number." />;
  return (
    <div className={classes.list}>
      <div role="list" aria-label="Messages found" aria-busy={status === "pending"}>
        {hits.map((hit) => (
          <Hit key={hit.id} {...{ hit, words, today }} chat={chats.get(hit.chatJid)} open={hit.id === openAt} />
        ))}
      </div>
      {hasNextPage && (
        <button
          type="button"
          className={classes.more}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </button>
      )}
    </div>
  );
}

/** A message names its chat's address only. */
function useChatsOf(session: string, hits: readonly Message[]): ReadonlyMap<string, Chat> {
  const trpc = useTRPC();
  const jids = [...new Set(hits.map(({ chatJid }) => chatJid))];
  const answers = useQueries({ queries: jids.map((cid) => trpc.chats.get.queryOptions({ session, cid })) });
  return new Map(answers.flatMap(({ data }, index) => (data ? [[jids[index] ?? "", data] as const] : [])));
}

type HitProps = { hit: Message; words: string; today: number; chat: Chat | undefined; open: boolean };

function Hit({ hit, words, today, chat, open }: HitProps) {
  const name = cleanLine(chat?.name) || addressWords(hit.chatJid);
  const href = `${chatPath(hit.sessionId, hit.chatJid)}?${new URLSearchParams({ find: words, at: hit.id }).toString()}`;
  return (
    <div role="listitem">
      <a
        className={classes.hit}
        href={href}
        aria-current={open || undefined}
        onClick={(event) => openHere(event, () => window.history.pushState(null, "", href))}
      >
        <Face jid={hit.chatJid} name={name} type={chat?.type ?? "dm"} size={36} />
        <span className={classes.line}>
          <bdi className={classes.name}>{name}</bdi>
          <time dateTime={new Date(hit.timestamp).toISOString()}>{rowTime(hit.timestamp, today)}</time>
        </span>
        <span className={classes.words}>
          <Sender hit={hit} named={chat?.type === "group"} />
          <bdi>
            <MarkedWords text={snippetOf(hit.media?.caption ?? hit.body ?? "", words)} q={words} />
          </bdi>
        </span>
      </a>
    </div>
  );
}

function Sender({ hit: { fromMe, senderName }, named }: { hit: Message; named: boolean }) {
  const words = fromMe ? "You" : named ? cleanLine(senderName) : "";
  if (words === "") return null;
  return (
    <>
      <bdi>{words}</bdi>:{" "}
    </>
  );
}

function setParams(params: Record<string, string | null>) {
  const url = new URL(window.location.href);
  for (const [name, value] of Object.entries(params))
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  window.history.replaceState(null, "", url);
}

function openHere(event: MouseEvent, act: () => void) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  act();
}
