"use client";
import { IconMessages } from "@tabler/icons-react";
import { usePathname, useSearchParams } from "next/navigation";
import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { chatsPlaceOf, type ChatsPlace } from "@/app/_frame/places.ts";
import { useSessions } from "@/app/_frame/use-sessions.ts";
import { noteVisit } from "@/app/_palette/recent-chats.ts";
import { Thread } from "@/app/_thread/thread.tsx";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { sessionName } from "@/app/_ui/session-words.ts";
import { ChatPane } from "./chat-pane.tsx";
import classes from "./chats-page.module.css";
import { SessionPicker } from "./session-picker.tsx";

const NumberNotHere = lazy(() => import("@/app/_organizations/number-not-here.tsx"));
const MessageHits = lazy(() => import("./message-hits.tsx"));

/** List and thread on one sheet. Which of both is open says the path, so that opening a chat needs no answer from the server. */
export function ChatsPage() {
  const place = chatsPlaceOf(usePathname());
  const { sessions } = useSessions();
  const session = sessions?.find(({ id }) => id === place?.session);
  const title = session && sessionName(session);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Switchboard`;
  }, [title, place?.cid]);
  useVisit(place);
  if (!useInBrowser() || !place) return null;
  if (sessions && !session)
    return (
      <Suspense>
        <NumberNotHere session={place.session} />
      </Suspense>
    );
  return (
    <div className={classes.panes} data-thread={place.cid !== undefined || undefined}>
      <ListPane key={place.session} place={place} session={session} sessions={sessions} />
      <div className={classes.thread}>
        {place.cid === undefined ? (
          <EmptyPane
            quiet
            icon={<IconMessages size={40} stroke={1.25} aria-hidden />}
            title="Choose a chat to read it"
            text="Arrow keys move through the list, Enter opens."
          />
        ) : (
          <Thread key={`${place.session}/${place.cid}`} session={place.session} cid={place.cid} state={session} />
        )}
      </div>
    </div>
  );
}

type ListProps = Parameters<typeof ChatPane>[0];

/** The chats, or what was found in their messages. */
function ListPane(props: ListProps) {
  const params = useSearchParams();
  const words = params.get("find");
  if (words === null) return <ChatPane {...props} />;
  return (
    <div className={classes.list}>
      <SessionPicker session={props.session} sessions={props.sessions} onSelect={undefined} />
      <Suspense>
        <MessageHits session={props.place.session} words={words} openAt={params.get("at")} />
      </Suspense>
    </div>
  );
}

/** The palette offers what was looked at lately. */
function useVisit(place: ChatsPlace | undefined) {
  const { session, cid } = place ?? {};
  useEffect(() => {
    if (session !== undefined && cid !== undefined) noteVisit({ session, jid: cid });
  }, [session, cid]);
}

/** False while the page is drawn on the server: where the list stood is known to the browser alone, and both must draw alike. */
const useInBrowser = () =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );

const neverChanges = () => () => undefined;
