import type { Message } from "@/server/messages/schema.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";

export type PreviewIcon =
  | "image"
  | "video"
  | "voice"
  | "audio"
  | "document"
  | "sticker"
  | "location"
  | "contact"
  | "poll"
  | "event"
  | "call"
  | "unsupported"
  | "deleted"
  | "waiting";
export type Preview = { icon?: PreviewIcon; text: string; italic?: true };

/** One line for a message: what it says or, where it says nothing, what it is. */
export function previewOf(message: Message): Preview {
  if (message.deleted) return { icon: "deleted", text: "Message deleted", italic: true };
  const words = cleanLine(message.media?.caption) || cleanLine(message.body);
  return PREVIEWS[message.type](words, message);
}

type Describe = (words: string, message: Message) => Preview;

const PREVIEWS: Readonly<Record<Message["type"], Describe>> = {
  text: (words) => (words === "" ? { icon: "waiting", text: "Waiting for the text" } : { text: words }),
  system: (words) => ({ text: words || "The chat changed" }),
  image: (words) => ({ icon: "image", text: words || "Photo" }),
  video: (words, { media }) => ({ icon: "video", text: words || withLength("Video", media?.seconds) }),
  voice: (_, { media }) => ({ icon: "voice", text: withLength("Voice message", media?.seconds) }),
  audio: (_, { media }) => ({ icon: "audio", text: withLength("Audio", media?.seconds) }),
  document: (words, { media }) => ({ icon: "document", text: cleanLine(media?.filename) || words || "Document" }),
  sticker: () => ({ icon: "sticker", text: "Sticker" }),
  location: (words) => ({ icon: "location", text: words || "Location" }),
  contact: (words) => ({ icon: "contact", text: words === "" ? "Contact" : `Contact: ${words}` }),
  poll: (words) => ({ icon: "poll", text: words || "Poll" }),
  event: (words) => ({ icon: "event", text: words || "Event" }),
  call: (words) => ({ icon: "call", text: words || "Missed call" }),
  unsupported: () => ({ icon: "unsupported", text: "Message this version cannot show" }),
};

const withLength = (what: string, seconds: number | null | undefined) =>
  typeof seconds === "number" ? `${what}, ${playLength(seconds)}` : what;

/** 0:42 */
export const playLength = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
