"use client";
import { Menu } from "@mantine/core";
import Link from "next/link";
import type { ReactElement } from "react";
import { MenuItems } from "./menu-items.tsx";
import type { Page } from "./pages.ts";

export default function UserMenuDropdown({ pages, children }: { pages: readonly Page[]; children: ReactElement }) {
  return (
    <Menu defaultOpened position="top-start" width={208}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {pages.map(({ href, label, Icon }) => (
          <Menu.Item
            key={href}
            component={Link}
            prefetch={false}
            href={href}
            leftSection={<Icon size={16} stroke={1.75} />}
          >
            {label}
          </Menu.Item>
        ))}
        <MenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}
