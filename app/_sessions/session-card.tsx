"use client";
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconPlayerStop } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { formatPhone } from "@/app/_ui/phone-number.ts";
import { isConnected, jackColor, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { stretch } from "@/app/_ui/time-words.ts";
import { HistoryProgress } from "./history-progress.tsx";
import { SessionButton } from "./session-button.tsx";
import classes from "./sessions.module.css";
import type { SessionActs } from "./use-session-acts.ts";

type Props = { session: Session; manages: boolean; acts: SessionActs; panel?: boolean };

/** One number: what it is doing, in words, and what to do about it. `panel`: amber and full width, somebody is needed. */
export function SessionCard({ session, manages, acts, panel = false }: Props) {
  const now = useNow();
  const { lamp, words, sentence, act } = sessionWords(session, now);
  return (
    <article className={classes.card} data-panel={panel || undefined} aria-labelledby={`name-${session.id}`}>
      <div className={classes.top}>
        <Jack color={jackColor(session)} connected={isConnected(session)} size={32} />
        <div className={classes.names}>
          <h2 className={classes.name} id={`name-${session.id}`}>
            <bdi>{sessionName(session)}</bdi>
          </h2>
          <span className={classes.number}>
            {session.phoneNumber === null ? "Not linked yet" : formatPhone(session.phoneNumber)}
          </span>
        </div>
        <span className={classes.state}>
          <Lamp state={lamp} />
          {words}
        </span>
      </div>
      <p className={classes.sentence}>{sentence}</p>
      {session.statusReason === "history" && <HistoryProgress session={session} />}
      {session.lastEventAt !== null && session.statusReason !== "history" && (
        <p className={classes.figure}>
          <strong>{stretch(now - session.lastEventAt)}</strong>
          <span>since last event</span>
        </p>
      )}
      <div className={classes.acts}>
        {act && <SessionButton {...{ session, act, acts, manages }} filled={panel} />}
        {manages && session.status !== "stopped" && <MoreMenu session={session} acts={acts} />}
      </div>
    </article>
  );
}

export function MoreMenu({ session, acts }: { session: Session; acts: SessionActs }) {
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon
          className={classes.more}
          variant="subtle"
          color="gray"
          size={30}
          aria-label={`More for ${sessionName(session)}`}
        >
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlayerStop size={16} stroke={1.75} />} onClick={() => acts.stop(session.id)}>
          Stop
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const GRAIN = 10_000;

/** The time, to ten seconds. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), GRAIN);
    return () => clearInterval(timer);
  }, []);
  return now;
}
