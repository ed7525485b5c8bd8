"use client";
import { IconSearch } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, useSyncExternalStore, type KeyboardEvent } from "react";
import { useSessions } from "@/app/_frame/use-sessions.ts";
import type { Me } from "@/app/_trpc/trpc.ts";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { leaveBy } from "@/app/_ui/leaving.ts";
import { HitText } from "@/app/_ui/hit-text.tsx";
import { sessionName } from "@/app/_ui/session-words.ts";
import type { Entry } from "./entry.ts";
import bare from "@/app/_ui/bare-field.module.css";
import classes from "./palette.module.css";
import { openOverlay, paletteWords, subscribeOverlay } from "./palette-state.ts";
import { useEntries } from "./use-entries.tsx";
import { useFoundChats } from "./use-found-chats.ts";

/** Jumps to a chat of any number, a number, a page or an action; Tab narrows to one number. */
export default function Palette({ me, onClose }: { me: Me; onClose: () => void }) {
  const router = useRouter();
  const list = useId();
  const text = useSyncExternalStore(subscribeOverlay, paletteWords);
  const [session, setSession] = useState<string | undefined>(undefined);
  const [active, setActive] = useState<string | undefined>(undefined);
  const { sessions = [] } = useSessions();
  const q = text.trim();
  const found = useFoundChats(q, session);
  const entries = useEntries({ me, found, sessions });
  const at = Math.max(
    0,
    entries.findIndex(({ id }) => id === active),
  );
  const current = entries[at];
  const settled = found.q === q && found.session === session;
  const narrowed = sessions.find(({ id }) => id === session);

  const go = (entry: Entry, beside: boolean) => {
    if (!("href" in entry)) {
      onClose();
      entry.run();
      return;
    }
    if (beside || entry.outside) window.open(entry.href, "_blank", "noopener");
    else leaveBy(() => router.push(entry.href));
    onClose();
  };
  const waiting = useRef<((first: Entry | undefined) => void) | undefined>(undefined); // Enter, pressed before the answer was there
  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => setActive(entries[(at + 1) % entries.length]?.id),
    ArrowUp: () => setActive(entries[(at + entries.length - 1) % entries.length]?.id),
    Home: () => setActive(entries[0]?.id),
    End: () => setActive(entries.at(-1)?.id),
    Tab: () => setSession(session === undefined ? narrowTo(current, sessions) : undefined),
    Enter: ({ ctrlKey, metaKey }) => {
      if (!settled) waiting.current = (now) => now && go(now, ctrlKey || metaKey);
      else if (current) go(current, ctrlKey || metaKey);
    },
  };
  useEffect(() => {
    if (!settled || !waiting.current) return;
    const act = waiting.current;
    waiting.current = undefined;
    act(entries[0]);
  }, [settled, entries]);

  return (
    <Dialog label="Jump to" place="top" onClose={onClose}>
      <div className={classes.field}>
        <IconSearch size={20} stroke={1.75} aria-hidden />
        <input
          autoFocus
          className={bare.field}
          role="combobox"
          aria-label="Jump to a chat, a number, a page or an action"
          aria-autocomplete="list"
          aria-expanded={entries.length > 0}
          aria-controls={list}
          aria-activedescendant={current && `${list} ${current.id}`.replaceAll(" ", "-")}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          dir="auto"
          placeholder="Jump to…"
          value={text}
          onChange={(event) => {
            openOverlay("palette", event.currentTarget.value);
            setActive(undefined);
          }}
          onKeyDown={(event) => {
            const act = Object.hasOwn(keys, event.key) && !event.nativeEvent.isComposing && keys[event.key];
            if (!act || (event.key === "Tab" && event.shiftKey)) return;
            event.preventDefault();
            act(event);
          }}
        />
        <span className={classes.scope}>
          <bdi>{narrowed ? sessionName(narrowed) : "All numbers"}</bdi>
          <kbd aria-hidden>Tab</kbd>
        </span>
      </div>
      <Results list={list} entries={entries} q={found.q} current={current} onPick={go} onPoint={setActive} />
      <p className={classes.none} role="status" data-shown={(settled && entries.length === 0) || undefined}>
        {settled && entries.length === 0 && "Nothing is called like this."}
        {found.failed && "The chats could not be searched; the rest works."}
      </p>
      <p className={classes.foot} aria-hidden>
        <kbd>↑</kbd> <kbd>↓</kbd> Move <kbd>↵</kbd> Open <kbd>Ctrl</kbd> <kbd>↵</kbd> New tab
        <span>
          <kbd>Esc</kbd> Close
        </span>
      </p>
    </Dialog>
  );
}

/** The number of the chat that is highlighted, else the first. */
function narrowTo(entry: Entry | undefined, sessions: readonly { id: string }[]): string | undefined {
  const named = sessions.find(({ id }) => entry?.id.split(" ")[1] === id);
  return (named ?? sessions[0])?.id;
}

type ResultsProps = {
  list: string;
  entries: readonly Entry[];
  q: string;
  current: Entry | undefined;
  onPick: (entry: Entry, beside: boolean) => void;
  onPoint: (id: string) => void;
};

function Results({ list, entries, q, current, onPick, onPoint }: ResultsProps) {
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <div id={list} className={classes.list} role="listbox" aria-label="Results">
      {groups.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <div className={classes.group} role="presentation" aria-hidden>
            {group}
          </div>
          {entries
            .filter((entry) => entry.group === group)
            .map((entry) => (
              <Line key={entry.id} {...{ list, entry, q, onPick, onPoint }} chosen={entry === current} />
            ))}
        </div>
      ))}
    </div>
  );
}

type LineProps = Pick<ResultsProps, "list" | "q" | "onPick" | "onPoint"> & { entry: Entry; chosen: boolean };

function Line({ list, entry, q, chosen, onPick, onPoint }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div
      ref={line}
      id={`${list} ${entry.id}`.replaceAll(" ", "-")}
      className={classes.line}
      role="option"
      aria-selected={chosen}
      onClick={(event) => onPick(entry, event.ctrlKey || event.metaKey)}
      onPointerMove={() => !chosen && onPoint(entry.id)}
    >
      <span className={classes.mark}>{entry.mark}</span>
      <bdi className={classes.title}>
        <HitText text={entry.title} q={q} />
      </bdi>
      <bdi className={classes.hint}>{entry.hint}</bdi>
      {entry.end}
    </div>
  );
}
