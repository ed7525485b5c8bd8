"use client";
import { ActionIcon, Menu, VisuallyHidden } from "@mantine/core";
import { IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import type { ApiKey } from "@/app/_trpc/trpc.ts";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import classes from "@/app/_ui/table-page.module.css";
import { plainDate, stretch } from "@/app/_ui/time-words.ts";
import { useToday } from "@/app/_ui/use-today.ts";
import type { KeyDialog } from "./key-dialogs.tsx";
import own from "./keys.module.css";
import { PERMISSIONS } from "./permissions.ts";

const SOON = 7 * 86_400_000;

type Act = { onAct: (dialog: KeyDialog) => void };
type Props = Act & { keys: ApiKey[]; fresh: string | undefined };

export function KeysTable({ keys, fresh, onAct }: Props) {
  const today = useToday();
  return (
    <>
      <h2 className={classes.count}>{keys.length === 1 ? "1 key" : `${keys.length} keys`}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Permissions</th>
            <th scope="col">Last used</th>
            <th scope="col">Expires</th>
            <th scope="col">Created by</th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} data-fresh={key.id === fresh || undefined}>
              <td className={classes.nameCell}>
                <Outside className={classes.name} text={key.name} />
                <code className={own.prefix}>{key.prefix}…</code>
              </td>
              <td>
                <Chips permissions={key.permissions} />
              </td>
              <td data-label="Last used">
                {key.lastUsedAt === null ? "Never used" : `${stretch(today - key.lastUsedAt)} ago`}
              </td>
              <td data-label="Expires">
                <Expiry at={key.expiresAt} now={today} />
              </td>
              <td data-label="Created by">
                <Outside text={key.createdBy} otherwise="Nobody any more" />
              </td>
              <td className={classes.menuCell}>
                <KeyMenu apiKey={key} onAct={onAct} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function Chips({ permissions }: { permissions: ApiKey["permissions"] }) {
  return (
    <span className={classes.chips}>
      {PERMISSIONS.filter(({ permission }) => permissions.includes(permission)).map(({ permission }) => (
        <span key={permission} className={classes.chip}>
          {permission}
        </span>
      ))}
    </span>
  );
}

function Expiry({ at, now }: { at: number | null; now: number }) {
  if (at === null) return "Never";
  if (at <= now) return <span className={own.over}>Expired</span>;
  if (at - now > SOON) return plainDate(at);
  return (
    <span className={own.soon}>
      <Lamp state="needs" />
      In {stretch(at - now)}
    </span>
  );
}

function KeyMenu({ apiKey, onAct }: Act & { apiKey: ApiKey }) {
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={`More for ${apiKey.name}`}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={16} stroke={1.75} />}
          onClick={() => onAct({ kind: "rename", key: apiKey })}
        >
          Rename…
        </Menu.Item>
        <Menu.Item
          className={classes.dangerItem}
          leftSection={<IconTrash size={16} stroke={1.75} />}
          onClick={() => onAct({ kind: "revoke", key: apiKey })}
        >
          Revoke…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
