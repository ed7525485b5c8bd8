"use client";
import { Dialog } from "@/app/_ui/dialog.tsx";
import classes from "./shortcuts.module.css";

const KEYS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    "Anywhere",
    [
      ["Ctrl K", "Jump to a chat, a number, a page or an action"],
      ["/", "Search the list"],
      ["g then c s a k m", "Go to chats, sessions, activity, keys, members"],
      ["F6", "Next part of the page"],
      ["z", "Undo"],
      ["?", "This list"],
    ],
  ],
  [
    "In the list",
    [
      ["↑ ↓ k j", "Move"],
      ["Home End", "To the first, to the last"],
      ["Enter", "Open"],
      ["x, Ctrl click", "Select one"],
      ["Shift ↑ ↓, Shift click", "Select more"],
      ["Ctrl A", "Select all that are loaded"],
      ["e p m u", "Archive, pin, mute, mark as read"],
      ["Shift u", "Mark all that are loaded as read"],
      ["Esc", "Back out"],
    ],
  ],
  [
    "In a chat",
    [
      ["f", "Find in the chat"],
      ["d", "Jump to a date"],
      ["i", "Details"],
      ["Alt ↑ ↓", "Previous or next unread chat"],
      ["Esc", "Back to the list"],
    ],
  ],
];

/** Every key that does something. */
export default function Shortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Dialog label="Keyboard shortcuts" place="top" onClose={onClose}>
      <div className={classes.head}>
        <h2 className={classes.title}>Keyboard shortcuts</h2>
        <button type="button" className={classes.close} onClick={onClose}>
          Close
        </button>
      </div>
      <div className={classes.list} tabIndex={0}>
        {KEYS.map(([place, keys]) => (
          <section key={place}>
            <h3 className={classes.place}>{place}</h3>
            <dl className={classes.keys}>
              {keys.map(([key, what]) => (
                <div key={key} className={classes.line}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
