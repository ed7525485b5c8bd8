"use client";
import Link from "next/link";
import type { Session } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { findingPath } from "@/app/_frame/places.ts";
import { openOverlay } from "@/app/_palette/palette-state.ts";
import type { ChatFilter } from "./chat-filter.ts";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { sessionName, sessionWords } from "@/app/_ui/session-words.ts";

const NONE: Readonly<Record<Exclude<ChatFilter, "all">, { title: string; text: string }>> = {
  unread: { title: "No unread chats", text: "All caught up." },
  groups: { title: "No groups", text: "Groups of this number appear here." },
  channels: { title: "No channels", text: "Channels that this number follows appear here." },
  archived: { title: "No archived chats", text: "Chats archived here or on the phone appear here." },
};

type Props = { q: string; filter: ChatFilter; session: Session | undefined };

/** An empty list says what belongs here, and where to go for it. */
export function NoChats({ q, filter, session }: Props) {
  if (q !== "")
    return (
      <EmptyPane
        title={`No chat called “${cleanLine(q)}”`}
        text={
          session ? (
            <>
              Searched names and numbers in <bdi>{sessionName(session)}</bdi>.
            </>
          ) : (
            "Searched names and numbers."
          )
        }
      >
        <button type="button" onClick={() => openOverlay("palette", q)}>
          Search all numbers
        </button>
        {session && <Link href={findingPath(session.id, q)}>Search messages</Link>}
      </EmptyPane>
    );
  if (filter !== "all") return <EmptyPane {...NONE[filter]} />;
  if (session?.status === "working")
    return <EmptyPane title="No chats yet" text="They arrive within a minute of linking." />;
  const words = session && sessionWords(session, 0);
  return (
    <EmptyPane title="No chats yet" text={words && `${words.words}. ${words.sentence}`}>
      <Link href="/sessions">Go to sessions</Link>
    </EmptyPane>
  );
}
