"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC, type Session } from "@/app/_trpc/trpc.ts";
import { refusalOf } from "@/app/_trpc/refusal.ts";
import { useKnownChat } from "@/app/_chats/chat-lists.tsx";
import { chatsPath } from "@/app/_frame/places.ts";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { Messages } from "./messages.tsx";
import { ThreadFoot } from "./thread-foot.tsx";
import { ThreadHead } from "./thread-head.tsx";
import classes from "./thread.module.css";

/** A chat, read-only: what is stored of it, and that answering happens on the phone. */
export function Thread({ session, cid, state }: { session: string; cid: string; state: Session | undefined }) {
  const trpc = useTRPC();
  const known = useKnownChat(session, cid);
  const { data: fetched, error, refetch } = useQuery(trpc.chats.get.queryOptions({ session, cid }));
  const chat = fetched ?? known;
  if (error && refusalOf(error).status === 404)
    return (
      <EmptyPane
        title="This chat is not here (any more)"
        text="It may have been deleted from Switchboard."
        link={{ href: chatsPath(session), label: "Back to the chats" }}
      />
    );
  if (error && !chat) return <ErrorCard what="The chat did not load" error={error} retry={() => void refetch()} />;
  return (
    <article className={classes.thread}>
      <ThreadHead chat={chat} back={chatsPath(session)} />
      {chat ? <Messages key={chat.id} chat={chat} cid={cid} /> : <div className={classes.scroller} />}
      <ThreadFoot session={state} />
    </article>
  );
}
