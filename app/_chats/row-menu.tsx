"use client";
import { Menu } from "@mantine/core";
import { IconArchive, IconBell, IconBellOff, IconChecks, IconCopy, IconPin } from "@tabler/icons-react";
import type { Chat } from "@/server/chats/schema.ts";
import { useCopied } from "@/app/_ui/use-copied.ts";
import { toast } from "@/app/_ui/toast.ts";
import { archiving, MUTES, muting, pinning, reading, type Deed } from "./chat-act.ts";
import type { OpenMenu } from "./use-row-menu.ts";

const ICON = { size: 16, stroke: 1.75 } as const;

type Props = { chat: Chat; menu: OpenMenu; onClose: () => void; act: ((act: Deed) => void) | undefined };

/** What can be done to a chat, where the pointer or the row is. Without the right to change chats, only what reads. */
export default function RowMenu({ chat, menu, onClose, act }: Props) {
  const { copy } = useCopied();
  const copyAddress = () => {
    copy(chat.jid);
    toast("Address copied");
  };
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} position="bottom-start" offset={0} width={200}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label="Menu of the chat"
          style={{
            position: "fixed",
            left: menu.x,
            top: menu.y,
            width: 1,
            height: 1,
            padding: 0,
            border: 0,
            opacity: 0,
          }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {act && !menu.muteOnly && <StateItems chat={chat} act={act} />}
        {act && <MuteItems chat={chat} act={act} />}
        {act && !menu.muteOnly && <Menu.Divider />}
        {!menu.muteOnly && (
          <Menu.Item leftSection={<IconCopy {...ICON} />} onClick={copyAddress}>
            Copy address (JID)
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function StateItems({ chat, act }: { chat: Chat; act: (act: Deed) => void }) {
  const read = reading([chat]);
  return (
    <>
      {read.steps.length > 0 && (
        <Menu.Item leftSection={<IconChecks {...ICON} />} rightSection={<kbd>u</kbd>} onClick={() => act(read)}>
          Mark read
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconPin {...ICON} />} rightSection={<kbd>p</kbd>} onClick={() => act(pinning([chat]))}>
        {chat.pinned ? "Unpin" : "Pin"}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArchive {...ICON} />}
        rightSection={<kbd>e</kbd>}
        onClick={() => act(archiving([chat]))}
      >
        {chat.archived ? "Unarchive" : "Archive"}
      </Menu.Item>
    </>
  );
}

function MuteItems({ chat, act }: { chat: Chat; act: (act: Deed) => void }) {
  if (chat.mutedUntil !== null)
    return (
      <Menu.Item leftSection={<IconBell {...ICON} />} onClick={() => act(muting([chat], null))}>
        Unmute
      </Menu.Item>
    );
  return (
    <>
      <Menu.Label>Mute</Menu.Label>
      {MUTES.map(({ label, until }) => (
        <Menu.Item
          key={label}
          leftSection={<IconBellOff {...ICON} />}
          onClick={() => act(muting([chat], until(Date.now())))}
        >
          {label}
        </Menu.Item>
      ))}
    </>
  );
}
