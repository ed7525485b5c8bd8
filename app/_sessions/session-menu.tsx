"use client";
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconDots,
  IconInfoCircle,
  IconLogout,
  IconPencil,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
  IconTrash,
} from "@tabler/icons-react";
import Link from "next/link";
import { sessionPath } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { sessionName } from "@/app/_ui/session-words.ts";
import classes from "./sessions.module.css";
import type { SessionActs } from "./use-session-acts.ts";

const ICON = { size: 16, stroke: 1.75 } as const;

/** Everything that can be done with a number and is not the one thing to do now. */
export function SessionMenu({ session, acts, here = false }: { session: Session; acts: SessionActs; here?: boolean }) {
  const { id } = session;
  const rests = ["stopped", "failed", "logged_out"].includes(session.status);
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon
          className={classes.more}
          variant="subtle"
          color="gray"
          size={34}
          aria-label={`More for ${sessionName(session)}`}
        >
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!here && (
          <Menu.Item
            component={Link}
            prefetch={false}
            href={sessionPath(id)}
            leftSection={<IconInfoCircle {...ICON} />}
          >
            Details and timeline
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => acts.ask("rename", id)}>
          Rename…
        </Menu.Item>
        {rests ? (
          <Menu.Item leftSection={<IconPlayerPlay {...ICON} />} onClick={() => acts.begin(session)}>
            Start
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconRefresh {...ICON} />} onClick={() => acts.restart(id)}>
              Restart
            </Menu.Item>
            <Menu.Item leftSection={<IconPlayerStop {...ICON} />} onClick={() => acts.stop(id)}>
              Stop
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        {session.jid !== null && session.status !== "logged_out" && (
          <Menu.Item leftSection={<IconLogout {...ICON} />} onClick={() => acts.ask("log-out", id)}>
            Log out…
          </Menu.Item>
        )}
        <Menu.Item
          className={classes.danger}
          leftSection={<IconTrash {...ICON} />}
          onClick={() => acts.ask("delete", id)}
        >
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
