"use client";
import { Menu } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactElement } from "react";
import { MenuItems } from "./menu-items.tsx";

export default function MoreMenuDropdown({ manages, children }: { manages: boolean; children: ReactElement }) {
  return (
    <Menu defaultOpened position="top-end" width={208}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {manages && (
          <Menu.Item
            component={Link}
            prefetch={false}
            href="/api-keys"
            leftSection={<IconKey size={16} stroke={1.75} />}
          >
            API keys
          </Menu.Item>
        )}
        <MenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}
