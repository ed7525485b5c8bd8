import { normalizeMessageContent, type proto } from "@whiskeysockets/baileys";
import type { Jid } from "@/server/jid.ts";
import type { Media, Quoted } from "@/server/messages/schema.ts";
import type { MessageType } from "../facts.ts";
import { toJid, toMessageId, toSize, toText } from "../normalise.ts";

type Message = proto.IMessage;
export type Content = {
  type: MessageType;
  body: string | null;
  media: Media | null;
  quoted: Quoted | null;
  mentions: Jid[];
};
type Read = { type: MessageType; body?: unknown; media?: Media; context?: proto.IContextInfo | null };

/** What a message shows; undefined when it shows nothing (keys, protocol, votes). `inner` has been unwrapped already. */
export function readContent(inner: Message): Content | undefined {
  const read = readText(inner) ?? readMedia(inner) ?? readThing(inner) ?? readUnknown(inner);
  if (!read) return undefined;
  return { type: read.type, body: toText(read.body) ?? null, media: read.media ?? null, ...readContext(read.context) };
}

function readText({ conversation, extendedTextMessage: extended }: Message): Read | undefined {
  if (extended) return { type: "text", body: extended.text, context: extended.contextInfo };
  return conversation ? { type: "text", body: conversation } : undefined;
}

type MediaMessage = {
  mimetype?: string | null;
  fileLength?: unknown;
  fileName?: string | null;
  caption?: string | null;
  seconds?: number | null;
  width?: number | null;
  height?: number | null;
  contextInfo?: proto.IContextInfo | null;
};

function readMedia(inner: Message): Read | undefined {
  const { imageMessage, videoMessage, ptvMessage, audioMessage, documentMessage } = inner;
  const [type, message] =
    (
      [
        ["image", imageMessage],
        ["video", videoMessage ?? ptvMessage],
        [audioMessage?.ptt ? "voice" : "audio", audioMessage],
        ["document", documentMessage],
        ["sticker", inner.stickerMessage ?? inner.lottieStickerMessage?.message?.stickerMessage],
      ] satisfies [MessageType, MediaMessage | null | undefined][]
    ).find(([, value]) => value) ?? [];
  return type && message ? media(type, message) : undefined;
}

const media = (type: MessageType, from: MediaMessage): Read => ({
  type,
  body: from.caption,
  context: from.contextInfo,
  media: {
    mimetype: toText(from.mimetype) ?? null,
    size: toSize(from.fileLength),
    filename: toText(from.fileName) ?? null,
    caption: toText(from.caption) ?? null,
    seconds: toSize(from.seconds),
    width: toSize(from.width),
    height: toSize(from.height),
  },
});

function readThing(inner: Message): Read | undefined {
  return readPlace(inner) ?? readPeople(inner) ?? readPoll(inner) ?? readCall(inner);
}

function readPlace({ locationMessage: fixed, liveLocationMessage: live }: Message): Read | undefined {
  if (fixed) {
    const words = [fixed.name, fixed.address].filter(Boolean).join(", ");
    return { type: "location", body: words || coordinates(fixed), context: fixed.contextInfo };
  }
  return live ? { type: "location", body: live.caption ?? coordinates(live), context: live.contextInfo } : undefined;
}

const coordinates = (place: { degreesLatitude?: number | null; degreesLongitude?: number | null }) =>
  `${place.degreesLatitude ?? 0}, ${place.degreesLongitude ?? 0}`;

function readPeople({ contactMessage: one, contactsArrayMessage: many }: Message): Read | undefined {
  if (one) return { type: "contact", body: one.displayName, context: one.contextInfo };
  if (!many) return undefined;
  const names = (many.contacts ?? []).map((contact) => contact.displayName).filter(Boolean);
  return { type: "contact", body: many.displayName ?? names.join(", "), context: many.contextInfo };
}

function readPoll(inner: Message): Read | undefined {
  const poll =
    inner.pollCreationMessage ??
    inner.pollCreationMessageV2 ??
    inner.pollCreationMessageV3 ??
    inner.pollCreationMessageV5 ??
    inner.pollCreationMessageV4?.message?.pollCreationMessage;
  if (poll) return { type: "poll", body: poll.name, context: poll.contextInfo };
  const event = inner.eventMessage;
  return event ? { type: "event", body: event.name, context: event.contextInfo } : undefined;
}

const readCall = ({ call, callLogMesssage }: Message): Read | undefined =>
  call || callLogMesssage ? { type: "call" } : undefined;

/** Parts of a message that say nothing to a reader by themselves. */
const SILENT = new Set([
  "messageContextInfo",
  "senderKeyDistributionMessage",
  "fastRatchetKeySenderKeyDistributionMessage",
  "protocolMessage",
  "reactionMessage",
  "encReactionMessage",
  "pollUpdateMessage",
  "encEventResponseMessage",
  "keepInChatMessage",
  "pinInChatMessage",
  "stickerSyncRmrMessage",
  "secretEncryptedMessage",
  "encCommentMessage",
  "deviceSentMessage",
  "placeholderMessage",
  "albumMessage",
  "messageHistoryBundle",
  "messageHistoryNotice",
  "chat",
  "conversation",
]);

/** A kind we do not know is stored as such, with whatever text it carries: it is a message all the same. */
function readUnknown(inner: Message): Read | undefined {
  const kinds = Object.entries(inner).filter(([kind, value]) => value != null && !SILENT.has(kind));
  const value: unknown = kinds[0]?.[1];
  return value === undefined ? undefined : { type: "unsupported", body: textWithin(value) };
}

const TEXT_FIELDS = ["contentText", "text", "caption", "description", "title", "selectedDisplayText", "body", "name"];

function textWithin(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const fields = new Map(Object.entries(value));
  return TEXT_FIELDS.map((name) => toText(fields.get(name))).find((text) => text !== undefined);
}

function readContext(context: proto.IContextInfo | null | undefined): Pick<Content, "quoted" | "mentions"> {
  const mentions = (context?.mentionedJid ?? []).flatMap((mention) => toJid(mention) ?? []);
  const waMessageId = toMessageId(context?.stanzaId);
  if (!context || !waMessageId) return { quoted: null, mentions };
  return {
    quoted: { waMessageId, senderJid: toJid(context.participant) ?? null, body: quotedBody(context) },
    mentions,
  };
}

function quotedBody({ quotedMessage }: proto.IContextInfo): string | null {
  const inner = normalizeMessageContent(quotedMessage ?? undefined);
  const read = inner && (readText(inner) ?? readMedia(inner) ?? readThing(inner));
  return toText(read?.body) ?? null;
}
