"use client";
import { IconArchive, IconBellOff, IconMailOpened, IconPin, IconX } from "@tabler/icons-react";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { lazyMenu } from "@/app/_ui/lazy-menu.tsx";
import classes from "./action-bar.module.css";
import { archiving, muting, pinning, reading, type Deed } from "./chat-act.ts";
import type { Selection } from "./use-selection.ts";

const LazyMuteMenu = lazyMenu(() => import("./mute-menu.tsx"));
const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

/** In place of the list's head while chats are selected: how many, and what can be done to all of them at once. */
export function ActionBar({ selection, perform }: { selection: Selection; perform: (deed: Deed) => void }) {
  const { chats, clear } = selection;
  const none = chats.length === 0;
  const act = (deed: Deed) => {
    perform(deed);
    clear();
  };
  const archives = archiving(chats).past === "archived";
  const pins = pinning(chats).past === "pinned";
  return (
    <div className={classes.bar} role="toolbar" aria-label="Selected chats">
      <IconButton label="Select none" onClick={clear}>
        <IconX {...ICON} />
      </IconButton>
      <span className={classes.count} role="status">
        {none ? "Select chats" : `${chats.length.toLocaleString()} selected`}
      </span>
      <IconButton
        disabled={none}
        label={archives || none ? "Archive" : "Unarchive"}
        onClick={() => act(archiving(chats))}
      >
        <IconArchive {...ICON} />
      </IconButton>
      <IconButton disabled={none} label={pins || none ? "Pin" : "Unpin"} onClick={() => act(pinning(chats))}>
        <IconPin {...ICON} />
      </IconButton>
      <LazyMuteMenu
        items={{
          muted: !none && chats.every(({ mutedUntil }) => mutedUntil !== null),
          mute: (until: number | null) => act(muting(chats, until)),
        }}
        button={
          <IconButton disabled={none} label="Mute">
            <IconBellOff {...ICON} />
          </IconButton>
        }
      />
      <IconButton disabled={none} label="Mark as read" onClick={() => act(reading(chats))}>
        <IconMailOpened {...ICON} />
      </IconButton>
    </div>
  );
}
