"use client";
import { Menu } from "@mantine/core";
import { IconBuilding, IconCheck } from "@tabler/icons-react";
import type { Me } from "@/app/_trpc/trpc.ts";
import { Outside } from "@/app/_ui/outside.tsx";
import { switchOrganization } from "./switch-organization.ts";

/** The person's organizations, the open one marked; another one is opened at its beginning. */
export function OrganizationItems({ me }: { me: Me }) {
  return (
    <>
      <Menu.Label>Organizations</Menu.Label>
      {me.organizations.map(({ id, name }) => (
        <Menu.Item
          key={id}
          leftSection={<IconBuilding size={16} stroke={1.75} />}
          rightSection={id === me.organization.id ? <IconCheck size={14} stroke={2} aria-label="open now" /> : null}
          onClick={() => id !== me.organization.id && void switchOrganization(id)}
        >
          <Outside text={name} otherwise="Without a name" />
        </Menu.Item>
      ))}
    </>
  );
}
