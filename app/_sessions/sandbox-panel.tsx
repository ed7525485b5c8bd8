"use client";
import { Button } from "@mantine/core";
import { IconMessagePlus, IconMessages, IconScan } from "@tabler/icons-react";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { isConnected, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { HistoryProgress } from "./history-progress.tsx";
import { MoreMenu } from "./session-card.tsx";
import { SessionButton } from "./session-button.tsx";
import classes from "./sessions.module.css";
import type { SessionActs } from "./use-session-acts.ts";

const ICON = { size: 16, stroke: 1.75 } as const;

/** A simulated phone and what it can be asked to do. */
export function SandboxPanel({ session, manages, acts }: { session: Session; manages: boolean; acts: SessionActs }) {
  const { lamp, words, sentence, act } = sessionWords(session, 0);
  const linked = session.status === "working";
  return (
    <article className={classes.sandbox} aria-labelledby={`name-${session.id}`}>
      <div className={classes.top}>
        <Jack color="slate" connected={isConnected(session)} size={32} />
        <div className={classes.names}>
          <h2 className={classes.name} id={`name-${session.id}`}>
            <bdi>{sessionName(session)}</bdi>
            <span className={classes.inlineState}>
              <Lamp state={lamp} />
              {words}
            </span>
          </h2>
          <span className={classes.number}>
            {linked ? "A simulated phone. Nothing here reaches WhatsApp." : sentence}
          </span>
        </div>
        <div className={classes.sideActs}>
          {act && <SessionButton {...{ session, act, acts, manages }} />}
          {manages && session.status !== "stopped" && <MoreMenu session={session} acts={acts} />}
        </div>
      </div>
      {session.statusReason === "history" && <HistoryProgress session={session} />}
      {manages && <OnThePhone session={session} acts={acts} />}
    </article>
  );
}

/** Only what the simulated phone can do now. */
function OnThePhone({ session, acts }: { session: Session; acts: SessionActs }) {
  const waits = session.status === "scan_qr_code" && session.statusReason === null;
  if (!waits && session.status !== "working") return null;
  return (
    <div className={classes.phone}>
      <span>On the phone:</span>
      {waits ? (
        <Button
          size="sm"
          leftSection={<IconScan {...ICON} />}
          onClick={() => acts.scan(session.id)}
          disabled={acts.scanning}
        >
          Scan for me
        </Button>
      ) : (
        <>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconMessagePlus {...ICON} />}
            onClick={() => acts.receive(session.id, 1)}
          >
            Receive one
          </Button>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconMessages {...ICON} />}
            onClick={() => acts.receive(session.id, 100)}
          >
            Receive 100
          </Button>
        </>
      )}
    </div>
  );
}
