"use client";
import { Menu } from "@mantine/core";
import Link from "next/link";
import type { Page } from "./pages.ts";

/** Pages, in a menu. */
export function PageItems({ pages }: { pages: readonly Page[] }) {
  return pages.map(({ href, label, Icon, outside }) => (
    <Menu.Item
      key={href}
      component={Link}
      prefetch={false}
      href={href}
      leftSection={<Icon size={16} stroke={1.75} />}
      {...(outside && { target: "_blank", rel: "noopener" })}
    >
      {label}
    </Menu.Item>
  ));
}
