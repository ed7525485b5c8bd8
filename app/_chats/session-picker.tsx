"use client";
import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import Link from "next/link";
import { chatsPath } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { formatPhone } from "@/app/_ui/phone-number.ts";
import { isConnected, jackColor, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import classes from "./session-picker.module.css";

/** Whose chats these are; opens the other numbers. */
export function SessionPicker({
  session,
  sessions,
}: {
  session: Session | undefined;
  sessions: Session[] | undefined;
}) {
  if (!session) return <div className={classes.head} />;
  return (
    <div className={classes.head}>
      <Jack color={jackColor(session)} connected={isConnected(session)} size={24} />
      <div className={classes.words}>
        <Menu position="bottom-start" width={260}>
          <Menu.Target>
            <button type="button" className={classes.name}>
              <bdi>{sessionName(session)}</bdi>
              <IconChevronDown size={16} stroke={2} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {sessions?.map((other) => (
              <Menu.Item
                key={other.id}
                component={Link}
                prefetch={false}
                href={chatsPath(other.id)}
                leftSection={<Jack color={jackColor(other)} connected={isConnected(other)} />}
              >
                <bdi>{sessionName(other)}</bdi>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <span className={classes.number}>
          {session.phoneNumber === null ? sessionWords(session, 0).words : formatPhone(session.phoneNumber)}
        </span>
      </div>
    </div>
  );
}
