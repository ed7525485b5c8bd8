"use client";
import { Menu } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { openOverlay } from "@/app/_palette/palette-state.ts";
import { OrganizationItems } from "@/app/_organizations/organization-items.tsx";
import type { Me } from "@/app/_trpc/trpc.ts";
import { MenuItems } from "./menu-items.tsx";
import { PageItems } from "./page-items.tsx";
import type { Page } from "./pages.ts";

export default function MoreMenuDropdown({
  me,
  pages,
  children,
}: {
  me: Me | undefined;
  pages: readonly Page[];
  children: ReactElement;
}) {
  return (
    <Menu defaultOpened position="top-end" width={208}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSearch size={16} stroke={1.75} />} onClick={() => openOverlay("palette")}>
          Jump to…
        </Menu.Item>
        <PageItems pages={pages} />
        {me && me.organizations.length > 1 && <OrganizationItems me={me} />}
        <MenuItems />
      </Menu.Dropdown>
    </Menu>
  );
}
