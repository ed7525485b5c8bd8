"use client";
import { useQuery } from "@tanstack/react-query";
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { findingPath } from "@/app/_frame/places.ts";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import field from "@/app/_ui/bare-field.module.css";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import classes from "./find-bar.module.css";

const PATIENCE = 200;
const MOST = 200;

type Props = {
  session: string;
  cid: string;
  words: string;
  onWords: (words: string) => void;
  onHit: (id: string) => void;
  onClose: () => void;
};

/** Finds words in the chat, newest first: Enter goes back in time, Shift Enter forward; or looks in all chats of the number. */
export default function FindBar({ session, cid, words, onWords, onHit, onClose }: Props) {
  const [text, setText] = useState(words);
  const [at, setAt] = useState(0);
  const { hits, said } = useHits({ session, cid, words, at });
  useEffect(() => {
    const timer = setTimeout(() => onWords(text.trim()), PATIENCE);
    return () => clearTimeout(timer);
  }, [text, onWords]);
  const first = hits[0]?.id;
  useEffect(() => {
    setAt(0);
    if (first !== undefined) onHit(first);
  }, [first, words, onHit]);
  const go = (step: number) => {
    if (hits.length === 0) return;
    const next = (at + step + hits.length) % hits.length;
    setAt(next);
    const hit = hits[next];
    if (hit) onHit(hit.id);
  };
  return (
    <div className={classes.bar} role="search" aria-label="In this chat">
      <IconSearch size={18} stroke={1.75} aria-hidden />
      <input
        autoFocus
        className={field.field}
        aria-label="Find in this chat"
        placeholder="Find in this chat"
        dir="auto"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
        }}
      />
      <span className={classes.count} role="status">
        {said}
      </span>
      {words !== "" && (
        <a
          className={classes.all}
          href={findingPath(session, words)}
          onClick={(event) => openHits(event, session, words)}
        >
          All chats
        </a>
      )}
      <IconButton label="Older hit" disabled={hits.length === 0} onClick={() => go(1)}>
        <IconChevronUp size={18} stroke={1.75} aria-hidden />
      </IconButton>
      <IconButton label="Newer hit" disabled={hits.length === 0} onClick={() => go(-1)}>
        <IconChevronDown size={18} stroke={1.75} aria-hidden />
      </IconButton>
      <IconButton label="Close the search" onClick={onClose}>
        <IconX size={18} stroke={1.75} aria-hidden />
      </IconButton>
    </div>
  );
}

/** What the chat has of the words, and that in words. */
function useHits({ session, cid, words, at }: Pick<Props, "session" | "cid" | "words"> & { at: number }) {
  const trpc = useTRPC();
  const { data, isError } = useQuery({
    ...trpc.messages.list.queryOptions({ session, cid, q: words, limit: MOST }),
    enabled: words !== "",
  });
  if (words === "" || !data) return { hits: [], said: isError ? "Not searched" : "" };
  const more = data.nextCursor === null ? "" : "+";
  return { hits: data.data, said: data.data.length === 0 ? "No hits" : `${at + 1} of ${data.data.length}${more}` };
}

/** In the list beside the thread, which stays. */
function openHits(event: React.MouseEvent, session: string, words: string) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const url = new URL(window.location.href);
  url.searchParams.set("find", words);
  window.history.pushState(null, "", window.innerWidth < 768 ? findingPath(session, words) : url);
}
