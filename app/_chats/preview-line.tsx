import {
  IconBan,
  IconCalendarEvent,
  IconChartBar,
  IconClock,
  IconFileText,
  IconHelp,
  IconMapPin,
  IconMicrophone,
  IconMusic,
  IconPhoneX,
  IconPhoto,
  IconSticker,
  IconUser,
  IconVideo,
  type TablerIcon,
} from "@tabler/icons-react";
import type { Chat } from "@/server/chats/schema.ts";
import type { Message } from "@/server/messages/schema.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { addressWords } from "@/app/_ui/phone-number.ts";
import { Ticks } from "@/app/_ui/ticks.tsx";
import classes from "./chat-row.module.css";
import { previewOf, type PreviewIcon } from "./preview.ts";

const ICONS: Readonly<Record<PreviewIcon, TablerIcon>> = {
  image: IconPhoto,
  video: IconVideo,
  voice: IconMicrophone,
  audio: IconMusic,
  document: IconFileText,
  sticker: IconSticker,
  location: IconMapPin,
  contact: IconUser,
  poll: IconChartBar,
  event: IconCalendarEvent,
  call: IconPhoneX,
  unsupported: IconHelp,
  deleted: IconBan,
  waiting: IconClock,
};

/** The second line of a row: whose, which kind, and what it says. */
export function PreviewLine({ chat }: { chat: Chat }) {
  const message = chat.lastMessage;
  if (!message) return <span className={classes.preview}>No messages stored yet</span>;
  const { icon, text, italic } = previewOf(message);
  const Icon = icon && ICONS[icon];
  const sender = chat.type === "group" ? senderOf(message) : undefined;
  return (
    <span className={classes.preview} data-italic={italic}>
      {message.status !== null && !message.deleted && <Ticks status={message.status} />}
      {sender !== undefined && (
        <span className={classes.sender}>
          <bdi>{sender}</bdi>:{" "}
        </span>
      )}
      {Icon && <Icon className={classes.icon} size={16} stroke={1.75} aria-hidden />}
      <bdi className={classes.text}>{text}</bdi>
    </span>
  );
}

/** A person's first name is enough beside the group's; own messages and lines about the group have no sender. */
function senderOf({ senderName, senderJid, fromMe, type }: Message): string | undefined {
  if (fromMe || type === "system") return undefined;
  const name = cleanLine(senderName);
  if (name !== "") return name.split(" ")[0];
  return senderJid === null ? undefined : addressWords(senderJid);
}
