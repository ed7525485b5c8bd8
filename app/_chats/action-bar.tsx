"use client";
import { IconArchive, IconBellOff, IconMailOpened, IconPin, IconX } from "@tabler/icons-react";
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
      <button type="button" className={classes.button} aria-label="Select none" onClick={clear}>
        <IconX {...ICON} />
      </button>
      <span className={classes.count} role="status">
        {none ? "Select chats" : `${chats.length.toLocaleString()} selected`}
      </span>
      <button
        type="button"
        className={classes.button}
        disabled={none}
        aria-label={archives || none ? "Archive" : "Unarchive"}
        onClick={() => act(archiving(chats))}
      >
        <IconArchive {...ICON} />
      </button>
      <button
        type="button"
        className={classes.button}
        disabled={none}
        aria-label={pins || none ? "Pin" : "Unpin"}
        onClick={() => act(pinning(chats))}
      >
        <IconPin {...ICON} />
      </button>
      <LazyMuteMenu
        items={{
          muted: !none && chats.every(({ mutedUntil }) => mutedUntil !== null),
          mute: (until: number | null) => act(muting(chats, until)),
        }}
        button={
          <button type="button" className={classes.button} disabled={none} aria-label="Mute">
            <IconBellOff {...ICON} />
          </button>
        }
      />
      <button
        type="button"
        className={classes.button}
        disabled={none}
        aria-label="Mark as read"
        onClick={() => act(reading(chats))}
      >
        <IconMailOpened {...ICON} />
      </button>
    </div>
  );
}
