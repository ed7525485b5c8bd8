import { describe, expect, it } from "vitest";
import { MESSAGE_TYPES, type Message } from "@/server/messages/schema.ts";
import { previewOf } from "./preview.ts";

const message = (fields: Partial<Message>): Message => ({
  id: "01J",
  sessionId: "s",
  waMessageId: "w",
  chatJid: "1@s.whatsapp.net",
  senderJid: null,
  senderName: null,
  fromMe: false,
  type: "text",
  body: null,
  quoted: null,
  mentions: [],
  media: null,
  reactions: [],
  status: null,
  edited: false,
  deleted: false,
  timestamp: 0,
  ...fields,
});
const media = { mimetype: null, size: null, filename: null, caption: null, seconds: null, width: null, height: null };

describe("a message in one line", () => {
  it("never is blank, whatever the type", () => {
    for (const type of MESSAGE_TYPES) expect(previewOf(message({ type })).text).not.toBe("");
  });

  it("turns line breaks into spaces", () => {
    expect(previewOf(message({ body: "first\nsecond" }))).toEqual({ text: "first second" });
  });

  it("says how long and how called", () => {
    expect(previewOf(message({ type: "voice", media: { ...media, seconds: 42 } })).text).toBe("Voice message, 0:42");
    expect(previewOf(message({ type: "video", media: { ...media, seconds: 81 } })).text).toBe("Video, 1:21");
    expect(
      previewOf(message({ type: "document", body: "x", media: { ...media, filename: "itinerary-v3.pdf" } })).text,
    ).toBe("itinerary-v3.pdf");
    expect(previewOf(message({ type: "image", media: { ...media, caption: "sunset" } }))).toEqual({
      icon: "image",
      text: "sunset",
    });
  });

  it("says only that a deleted one is deleted", () => {
    expect(previewOf(message({ deleted: true, body: "secret" }))).toEqual({
      icon: "deleted",
      text: "Message deleted",
      italic: true,
    });
  });
});
