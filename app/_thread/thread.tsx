"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { lazy, Suspense, useState, type KeyboardEvent } from "react";
import { useTRPC, type Session } from "@/app/_trpc/trpc.ts";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { useKnownChat } from "@/app/_chats/chat-lists.tsx";
import { chatsPath } from "@/app/_frame/places.ts";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { useShortcut } from "@/app/_ui/use-shortcut.ts";
import type { Chat } from "@/server/chats/schema.ts";
import { Messages } from "./messages.tsx";
import { ThreadFoot } from "./thread-foot.tsx";
import { ThreadHead, type Part } from "./thread-head.tsx";
import classes from "./thread.module.css";
import { useThreadPlace } from "./use-thread-place.ts";

const FindBar = lazy(() => import("./find-bar.tsx"));
const DatePicker = lazy(() => import("./date-picker.tsx"));
const Details = lazy(() => import("@/app/_details/details.tsx"));

type Props = { session: string; cid: string; state: Session | undefined };

/** A chat, read-only: what is stored of it, and that answering happens on the phone. */
export function Thread({ session, cid, state }: Props) {
  const trpc = useTRPC();
  const known = useKnownChat(session, cid);
  const { data: fetched, error, refetch } = useQuery(trpc.chats.get.queryOptions({ session, cid }));
  const chat = known ?? fetched;
  if (error && refusalOf(error).status === 404)
    return (
      <EmptyPane title="This chat is not here (any more)" text="It may have been deleted from Switchboard.">
        <Link href={chatsPath(session)}>Back to the chats</Link>
      </EmptyPane>
    );
  if (error && !chat) return <ErrorCard what="The chat did not load" error={error} retry={() => void refetch()} />;
  if (!chat)
    return (
      <article className={classes.thread}>
        <ThreadHead chat={undefined} back={chatsPath(session)} onOpen={() => undefined} />
        <div className={classes.scroller} />
        <ThreadFoot session={state} />
      </article>
    );
  return <OpenThread key={chat.id} {...{ session, cid, state, chat }} />;
}

/** Escape leads from the thread to its row in the list, where there is one. */
function backToList(event: KeyboardEvent) {
  const element = event.target instanceof Element ? event.target : null;
  if (event.key !== "Escape" || element?.closest("input, dialog")) return;
  document.querySelector<HTMLElement>("[data-chat][aria-current]")?.focus();
}

function OpenThread({ session, cid, state, chat }: Props & { chat: Chat }) {
  const params = useSearchParams();
  const place = useThreadPlace(params.get("at"));
  const [open, setOpen] = useState<Part | undefined>(undefined);
  const [details, setDetails] = useState(false);
  const [words, setWords] = useState(params.get("find") ?? "");
  useShortcut("f", () => setOpen("find"));
  useShortcut("d", () => setOpen("date"));
  useShortcut("i", () => setDetails(!details));
  const close = () => setOpen(undefined);
  const endFinding = () => {
    setWords("");
    close();
  };
  return (
    <div className={classes.parts}>
      <article className={classes.thread} onKeyDown={backToList}>
        <ThreadHead
          chat={chat}
          back={chatsPath(session)}
          onOpen={(part) => (part === "details" ? setDetails(!details) : setOpen(part))}
        />
        <Suspense>
          {open === "find" && (
            <FindBar
              session={session}
              cid={cid}
              words={words}
              onWords={setWords}
              onHit={place.toMessage}
              onClose={endFinding}
            />
          )}
          {open === "date" && <DatePicker session={session} cid={cid} onPick={place.toMoment} onClose={close} />}
        </Suspense>
        <Messages {...{ chat, cid, place, words }} onDay={() => setOpen("date")} />
        <ThreadFoot session={state} />
      </article>
      <Suspense>{details && <Details chat={chat} cid={cid} onClose={() => setDetails(false)} />}</Suspense>
    </div>
  );
}
