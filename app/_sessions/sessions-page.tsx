"use client";
import { Button } from "@mantine/core";
import { IconFlask, IconPlus } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useSessions } from "@/app/_frame/use-sessions.ts";
import { useManages } from "@/app/_frame/use-me.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Behind } from "@/app/_ui/behind.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { PageHead } from "@/app/_ui/page-head.tsx";
import { needsYou } from "@/app/_ui/session-words.ts";
import { countWords } from "./count-words.ts";
import { FirstRun } from "./first-run.tsx";
import { LatestChanges } from "./latest-changes.tsx";
import { SandboxPanel } from "./sandbox-panel.tsx";
import { SessionCard } from "./session-card.tsx";
import { SessionDialogs } from "./session-dialogs.tsx";
import classes from "./sessions.module.css";
import { useFigures } from "./use-figures.ts";
import { useSessionActs, type SessionActs } from "./use-session-acts.ts";

const AddDialog = dynamic(() => import("./add-dialog.tsx").then(({ AddDialog }) => AddDialog), { ssr: false });

/** The numbers: those that need somebody first, then the connected, then the simulated. */
export function SessionsPage() {
  const router = useRouter();
  const adding = useSearchParams().has("add");
  const manages = useManages();
  const { sessions, error, refetch } = useSessions();
  const acts = useSessionActs();
  const onLink = () => router.replace("/sessions?add");
  if (error && !sessions)
    return <ErrorCard what="The numbers did not load" error={error} retry={() => void refetch()} />;
  return (
    <>
      <Behind dialog={acts.dialog !== undefined || (adding && manages)}>
        {sessions?.length === 0 ? (
          <FirstRun
            manages={manages}
            onLink={onLink}
            onSandbox={() => acts.create({ kind: "sandbox", label: "Sandbox" })}
          />
        ) : (
          <Board {...{ sessions, manages, acts, onLink }} />
        )}
      </Behind>
      {adding && manages && (
        <AddDialog
          onClose={() => router.replace("/sessions")}
          onAdd={(label) => acts.create({ kind: "whatsapp", label })}
        />
      )}
      <SessionDialogs sessions={sessions} acts={acts} />
    </>
  );
}

type BoardProps = { sessions: Session[] | undefined; manages: boolean; acts: SessionActs; onLink: () => void };

function Board({ sessions, manages, acts, onLink }: BoardProps) {
  return (
    <div className={classes.content}>
      <PageHead title="Sessions" sentence={sessions ? countWords(sessions) : ""}>
        {manages && (
          <>
            <Button
              variant="default"
              leftSection={<IconFlask size={16} stroke={1.75} />}
              onClick={() => acts.create({ kind: "sandbox", label: sandboxLabel(sessions) })}
              disabled={acts.creating}
            >
              Add a sandbox number
            </Button>
            <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={onLink}>
              Link a number
            </Button>
          </>
        )}
      </PageHead>
      <div className={classes.columns}>
        <Cards {...{ sessions, manages, acts }} />
        {sessions && <LatestChanges sessions={sessions} />}
      </div>
    </div>
  );
}

function Cards({ sessions, manages, acts }: Omit<BoardProps, "onLink">) {
  const figures = useFigures();
  return (
    <div className={classes.cards}>
      {!sessions && [0, 1].map((key) => <div key={key} className={classes.skeleton} aria-hidden />)}
      {sessions
        ?.toSorted((a, b) => rank(a) - rank(b))
        .map((session) => {
          const card = { session, manages, acts, figures: figures.get(session.id) };
          if (session.kind === "sandbox") return <SandboxPanel key={session.id} {...card} />;
          return <SessionCard key={session.id} {...card} panel={needsYou(session)} />;
        })}
    </div>
  );
}

function rank(session: Session): number {
  if (session.kind === "sandbox") return 2;
  return needsYou(session) ? 0 : 1;
}

/** "Sandbox", then "Sandbox 2": two numbers of one name would be taken for each other. */
function sandboxLabel(sessions: readonly Session[] | undefined): string {
  const count = sessions?.filter(({ kind }) => kind === "sandbox").length ?? 0;
  return count === 0 ? "Sandbox" : `Sandbox ${count + 1}`;
}
