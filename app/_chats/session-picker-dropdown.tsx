"use client";
import { Menu } from "@mantine/core";
import Link from "next/link";
import type { ReactElement } from "react";
import { chatsPath } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { isConnected, jackColor, sessionName } from "@/app/_ui/session-words.ts";

type Props = { sessions: Session[] | undefined; children: ReactElement };

export default function SessionPickerDropdown({ sessions, children }: Props) {
  return (
    <Menu defaultOpened position="bottom-start" width={260}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {sessions?.map((session) => (
          <Menu.Item
            key={session.id}
            component={Link}
            prefetch={false}
            href={chatsPath(session.id)}
            leftSection={<Jack color={jackColor(session)} connected={isConnected(session)} />}
          >
            <bdi>{sessionName(session)}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
