"use client";
import { IconChevronDown, IconListCheck } from "@tabler/icons-react";
import type { Session } from "@/app/_trpc/trpc.ts";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { Jack } from "@/app/_ui/jack.tsx";
import { lazyMenu } from "@/app/_ui/lazy-menu.tsx";
import { formatPhone } from "@/app/_ui/phone-number.ts";
import { isConnected, jackColor, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import classes from "./session-picker.module.css";

const LazySessionMenu = lazyMenu(() => import("./session-picker-dropdown.tsx"));

/** Whose chats these are; opens the other numbers. */
export function SessionPicker({
  session,
  sessions,
  onSelect,
}: {
  session: Session | undefined;
  sessions: Session[] | undefined;
  onSelect: (() => void) | undefined;
}) {
  if (!session) return <div className={classes.head} />;
  const number = session.phoneNumber === null ? sessionWords(session, 0).words : formatPhone(session.phoneNumber);
  return (
    <div className={classes.head}>
      <Jack color={jackColor(session)} connected={isConnected(session)} size={24} />
      <div className={classes.words}>
        <h1 className={classes.title}>
          <LazySessionMenu
            items={{ sessions }}
            button={
              <button type="button" className={classes.name}>
                <bdi>{sessionName(session)}</bdi>
                <IconChevronDown size={16} stroke={2} aria-hidden />
              </button>
            }
          />
        </h1>
        <span className={classes.number}>{number}</span>
      </div>
      {onSelect && (
        <IconButton label="Select chats" onClick={onSelect}>
          <IconListCheck size={18} stroke={1.75} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
