import { IconFileText, IconMicrophone, IconMusic, IconPhoto, IconSticker, IconVideo } from "@tabler/icons-react";
import type { Media, Message } from "@/server/messages/schema.ts";
import { playLength } from "@/app/_chats/preview.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import classes from "./bubble.module.css";

const KINDS: Readonly<Partial<Record<Message["type"], { Icon: typeof IconPhoto; words: string }>>> = {
  image: { Icon: IconPhoto, words: "Photo" },
  video: { Icon: IconVideo, words: "Video" },
  voice: { Icon: IconMicrophone, words: "Voice message" },
  audio: { Icon: IconMusic, words: "Audio" },
  document: { Icon: IconFileText, words: "Document" },
  sticker: { Icon: IconSticker, words: "Sticker" },
};

/** What a message carries, as a card: the content itself stays at WhatsApp. */
export function MediaCard({ type, media }: { type: Message["type"]; media: Media | null }) {
  const kind = KINDS[type];
  if (!kind) return null;
  const { Icon, words } = kind;
  const facts = media ? factsOf(media) : "";
  return (
    <span className={classes.card}>
      <span className={classes.tile}>
        <Icon size={20} stroke={1.75} aria-hidden />
      </span>
      <span className={classes.cardWords}>
        <bdi className={classes.cardName}>{middleCut(cleanLine(media?.filename)) || words}</bdi>
        {facts !== "" && <span className={classes.facts}>{facts}</span>}
      </span>
    </span>
  );
}

/** "PDF · 248 kB · 1:20" */
function factsOf({ mimetype, size, seconds, width, height }: Media): string {
  const format = cleanLine(mimetype?.split(/[;/]/)[1]).split(".").at(-1)?.toUpperCase().slice(0, 12);
  const facts = [
    format,
    size === null ? "" : bytes(size),
    seconds === null ? "" : playLength(seconds),
    width && height ? `${width} × ${height}` : "",
  ];
  return facts.filter(Boolean).join(" · ");
}

function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  return size < 1_000_000 ? `${Math.round(size / 1000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`;
}

const LONGEST = 40;

/** Cut in the middle, so that the ending shows what it is. */
const middleCut = (name: string) =>
  name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 13)}…${name.slice(-12)}`;
