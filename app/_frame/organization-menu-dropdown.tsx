"use client";
import { Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactElement } from "react";
import { OrganizationItems } from "@/app/_organizations/organization-items.tsx";
import type { Me } from "@/app/_trpc/trpc.ts";

export default function OrganizationMenuDropdown({ me, children }: { me: Me; children: ReactElement }) {
  return (
    <Menu defaultOpened position="bottom-start" width={240}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <OrganizationItems me={me} />
        <Menu.Divider />
        <Menu.Item
          component={Link}
          prefetch={false}
          href="/settings#organizations"
          leftSection={<IconPlus size={16} stroke={1.75} />}
        >
          Another organization
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
