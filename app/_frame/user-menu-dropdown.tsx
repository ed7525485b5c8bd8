"use client";
import { Menu } from "@mantine/core";
import type { ReactElement } from "react";
import { MenuItems } from "./menu-items.tsx";

export default function UserMenuDropdown({ children }: { children: ReactElement }) {
  return (
    <Menu defaultOpened position="top-start" width={208}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <MenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}
