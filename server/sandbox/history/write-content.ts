import type { proto } from "@whiskeysockets/baileys";
import type { Random } from "../random.ts";
import type { Chat } from "./directory.ts";
import { fillPhrase } from "./fill-phrase.ts";

type Setting = { chat: Chat; fromMe: boolean; hostile: boolean };
type Writer = (random: Random, setting: Setting) => proto.IMessage;

const text: Writer = (random, { chat, fromMe }) => ({
  conversation: fillPhrase(random, chat.language, fromMe ? "agency" : "customer"),
});

const link: Writer = (random, setting) => {
  const url = `https://example.com/trips/${random.hex(4).toLowerCase()}`;
  const said = text(random, setting).conversation ?? "";
  return {
    extendedTextMessage: { text: `${said} ${url}`, matchedText: url, title: "Trip details", description: said },
  };
};

const media = (random: Random, mimetype: string, bytes: number) => ({
  mimetype,
  fileLength: bytes,
  mediaKey: random.bytes(32),
  fileSha256: random.bytes(32),
  fileEncSha256: random.bytes(32),
  directPath: `/v/t62/${random.hex(8)}.enc`,
});

const image: Writer = (random, { chat }) => ({
  imageMessage: {
    ...media(random, "image/jpeg", 40_000 + random.below(900_000)),
    width: 1600,
    height: random.pick([900, 1200, 1600]),
    ...(random.chance(0.6) ? { caption: fillPhrase(random, chat.language, "caption") } : {}),
  },
});

const voice: Writer = (random) => ({
  audioMessage: {
    ...media(random, "audio/ogg; codecs=opus", 9_000 + random.below(80_000)),
    seconds: 2 + random.below(60),
    ptt: true,
  },
});

const file: Writer = (random) => {
  const fileName = random.pick(["voucher.pdf", "Rechnung 2027.pdf", "itinéraire.pdf", "قسيمة.pdf", "行程单.pdf"]);
  return {
    documentMessage: {
      ...media(random, "application/pdf", 60_000 + random.below(400_000)),
      fileName,
      title: fileName,
      pageCount: 1 + random.below(5),
    },
  };
};

const place: Writer = (random) => ({
  locationMessage: {
    degreesLatitude: 30 + random.next() * 25,
    degreesLongitude: -10 + random.next() * 40,
    name: "Meeting point",
    address: "Harbour, gate 4",
  },
});

const contact: Writer = (random) => {
  const number = `+44 7700 ${String(900_000 + random.below(100_000))}`;
  return {
    contactMessage: {
      displayName: "Driver",
      vcard: `BEGIN:VCARD\nVERSION:3.0\nFN:Driver\nTEL;type=CELL:${number}\nEND:VCARD`,
    },
  };
};

const poll: Writer = (random) => ({
  pollCreationMessageV3: {
    name: "Which day suits you?",
    options: ["Mo", "Mi", "Sa"].map((optionName) => ({ optionName })),
    selectableOptionsCount: 1,
  },
  messageContextInfo: { messageSecret: random.bytes(32) },
});

const HOSTILE_TEXTS = [
  "<script>alert(document.cookie)</script>",
  "a\u0000b",
  "\u202Etxet sdrawkcab",
  "🏴‍☠️".repeat(500),
  "x".repeat(60_000),
] as const;
const hostileText: Writer = (random) => ({ conversation: random.pick(HOSTILE_TEXTS) });

/** Upper limits of a die between 0 and 1. */
const KINDS: readonly (readonly [limit: number, write: Writer])[] = [
  [0.03, link],
  [0.08, image],
  [0.11, voice],
  [0.13, file],
  [0.145, place],
  [0.155, contact],
  [0.165, poll],
];

/** A message's content: mostly text, sometimes a file, a place, a contact or a poll. */
export function writeContent(random: Random, setting: Setting): proto.IMessage {
  if (setting.hostile && random.chance(0.5)) return hostileText(random, setting);
  const die = random.next();
  const [, write] = KINDS.find(([limit]) => die < limit) ?? [1, text];
  return write(random, setting);
}
