"use client";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useShortcut } from "@/app/_ui/use-shortcut.ts";
import bare from "@/app/_ui/bare-field.module.css";
import classes from "./chat-search.module.css";

const PATIENCE = 150;

/** Writes what is searched for into the URL, where reload, back and a shared link find it. */
function search(q: string) {
  const url = new URL(window.location.href);
  if (q === "") url.searchParams.delete("q");
  else url.searchParams.set("q", q);
  window.history.replaceState(null, "", url);
}

export function ChatSearch({ q, onDown }: { q: string; onDown: () => void }) {
  const [text, setText] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (document.activeElement !== field.current) setText(q); // the URL changed by itself: back, forward
  }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcut("/", () => {
    field.current?.focus();
    field.current?.select();
  });

  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(next.trim()), next === "" ? 0 : PATIENCE);
  };
  return (
    <div className={classes.search} role="search" aria-label="Chats of this number">
      <IconSearch className={classes.icon} size={18} stroke={1.75} aria-hidden />
      <input
        ref={field}
        className={bare.field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        dir="auto"
        placeholder="Search name or number"
        aria-label="Search name or number"
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") type("");
          if (event.key !== "ArrowDown" && event.key !== "Enter") return;
          event.preventDefault();
          onDown();
        }}
      />
      {text === "" ? (
        <kbd className={classes.key} aria-hidden>
          /
        </kbd>
      ) : (
        <button
          type="button"
          className={classes.clear}
          aria-label="Clear the search"
          onClick={() => (type(""), field.current?.focus())}
        >
          <IconX size={16} stroke={1.75} />
        </button>
      )}
    </div>
  );
}
