"use client";
import { Menu } from "@mantine/core";
import type { ReactElement } from "react";
import { MUTES } from "./chat-act.ts";

type Props = { muted: boolean; mute: (until: number | null) => void; children: ReactElement };

/** For how long; where all are muted, the way back. */
export default function MuteMenu({ muted, mute, children }: Props) {
  return (
    <Menu defaultOpened position="bottom-end" width={160}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {muted && <Menu.Item onClick={() => mute(null)}>Unmute</Menu.Item>}
        {MUTES.map(({ label, until }) => (
          <Menu.Item key={label} onClick={() => mute(until(Date.now()))}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
