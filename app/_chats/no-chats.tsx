"use client";
import type { Session } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { sessionName, sessionWords } from "@/app/_ui/session-words.ts";

/** An empty list says what belongs here, and where to go for it. */
export function NoChats({ q, session }: { q: string; session: Session | undefined }) {
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
      />
    );
  if (session?.status === "working")
    return <EmptyPane title="No chats yet" text="They arrive within a minute of linking." />;
  const words = session && sessionWords(session, 0);
  return (
    <EmptyPane
      title="No chats yet"
      text={words && `${words.words}. ${words.sentence}`}
      link={{ href: "/sessions", label: "Go to sessions" }}
    />
  );
}
