import type { z } from "zod";
import { Chat, ChatChanges, ChatPage, ReadOptions } from "@/server/chats/schema.ts";
import { Contact, ContactPage } from "@/server/contacts/schema.ts";
import { Event } from "@/server/events/schema.ts";
import { Group, GroupMember, GroupMemberPage, GroupPage } from "@/server/groups/schema.ts";
import { Message, MessagePage } from "@/server/messages/schema.ts";
import {
  Account,
  CreateSession,
  PairingCode,
  PairingRequest,
  Qr,
  Session,
  SessionChanges,
  SessionPage,
} from "@/server/sessions/schema.ts";

/** What the document shows beside each schema; openapi.test.ts holds every one against its schema. */

const AT = 1_764_000_000_000;
const sessionId = "01KAV2J6T8Q4ZB3N5XK7WD9YRC";
const number = { jid: "351215550147@s.whatsapp.net", lid: "77120455831002@lid", phoneNumber: "351215550147" };
const group = "120363041234567890@g.us";

const session: Session = {
  id: sessionId,
  organizationId: "01KAV2HZ3M5T7B9D1F4G6H8JKP",
  kind: "whatsapp",
  label: "Front desk",
  status: "working",
  statusReason: null,
  ...number,
  pushName: "Marigold Travel",
  settings: { color: "plum" },
  lastConnectedAt: AT,
  lastEventAt: AT + 60_000,
  historySync: { phase: "complete", progress: 100 },
  createdAt: AT - 86_400_000,
  updatedAt: AT,
};

const chat: Chat = {
  id: 4711,
  sessionId,
  jid: group,
  type: "group",
  name: "Lisbon walkers",
  lastMessageAt: AT,
  unreadCount: 2,
  archived: false,
  pinned: true,
  mutedUntil: null,
};

const message: Message = {
  id: "01KAV2K9V0AH3Q2M8T5XJ7RZ4E",
  sessionId,
  waMessageId: "3EB0C4A1F2D5B6E7",
  chatJid: group,
  senderJid: "351215550199@s.whatsapp.net",
  senderName: "Inês Carvalho",
  fromMe: false,
  type: "text",
  body: "We meet at nine, at the ferry",
  quoted: null,
  mentions: [],
  media: null,
  reactions: [{ emoji: "👍", senderJid: number.jid, timestamp: AT + 5_000 }],
  status: null,
  edited: false,
  deleted: false,
  timestamp: AT,
};

const contact: Contact = {
  jid: "351215550199@s.whatsapp.net",
  lid: "90210345566778@lid",
  phoneNumber: "351215550199",
  name: "Inês Carvalho",
  pushName: "Inês",
  businessName: null,
};

const crew: Group = {
  jid: group,
  subject: "Lisbon walkers",
  description: "Every Sunday, whatever the weather",
  ownerJid: contact.jid,
  memberCount: 34,
  announce: false,
  locked: false,
  createdAt: AT - 86_400_000,
};

const event: Event = {
  id: "1843.90211",
  type: "chat.upserted",
  sessionId,
  timestamp: AT,
  data: { ...chat, unreadCount: 3 },
};

const member: GroupMember = { jid: contact.jid, lid: contact.lid, name: contact.name, role: "superadmin" };
const account: Account = { sessionId, status: "working", ...number, pushName: "Marigold Travel", connected: true };
const page = <T>(item: T) => ({ data: [item], nextCursor: null });

export const EXAMPLES: ReadonlyMap<z.ZodType, unknown> = new Map<z.ZodType, unknown>([
  [Session, session],
  [SessionPage, page(session)],
  [Account, account],
  [Qr, { code: "2@Qk3vUeX0…,…,…", expiresAt: AT + 20_000 }],
  [Event, event],
  [PairingRequest, { phoneNumber: "351215550147" }],
  [PairingCode, { code: "K7QX2MWN", expiresAt: AT + 160_000 }],
  [Chat, chat],
  [ChatPage, page(chat)],
  [Message, message],
  [MessagePage, page(message)],
  [Contact, contact],
  [ContactPage, page(contact)],
  [Group, crew],
  [GroupPage, page(crew)],
  [GroupMember, member],
  [GroupMemberPage, page(member)],
  [CreateSession, { label: "Front desk", kind: "whatsapp", start: true }],
  [SessionChanges, { label: "Night desk", settings: { color: "teal" } }],
  [ChatChanges, { archived: true, mutedUntil: AT + 28_800_000 }],
  [ReadOptions, { receipts: true }],
]);
