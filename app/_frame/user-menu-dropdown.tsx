"use client";
import { Menu } from "@mantine/core";
import type { ReactElement } from "react";
import { MenuItems } from "./menu-items.tsx";
import { PageItems } from "./page-items.tsx";
import type { Page } from "./pages.ts";

export default function UserMenuDropdown({ pages, children }: { pages: readonly Page[]; children: ReactElement }) {
  return (
    <Menu defaultOpened position="top-start" width={208}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <PageItems pages={pages} />
        <MenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}
