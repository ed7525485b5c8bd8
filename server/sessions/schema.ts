import { z } from "zod";
import { Name, type Page, PageQuery, pageOf } from "@/server/page.ts";

const SESSION_KINDS = ["whatsapp", "sandbox"] as const;
const SESSION_STATUSES = ["stopped", "starting", "scan_qr_code", "working", "failed", "logged_out"] as const;
const STATUS_REASONS = [
  "new",
  "stopped_by_user",
  "reconnecting",
  "code_expired",
  "history",
  "silent",
  "replaced",
  "refused",
  "outdated",
  "damaged",
  "unlinked",
  "logged_out_by_user",
  "no_worker",
] as const;
/** Dealt in this order at creation; a sandbox number is always slate. */
export const SESSION_COLORS = ["plum", "blue", "teal", "green", "ochre", "rust", "violet"] as const;

const Color = z.enum([...SESSION_COLORS, "slate"]);

/** A linked number, or one about to be. Times are epoch ms. */
export const Session = z.strictObject({
  id: z.string(),
  organizationId: z.string(),
  kind: z.enum(SESSION_KINDS),
  label: z.string().nullable(),
  status: z.enum(SESSION_STATUSES),
  statusReason: z.enum(STATUS_REASONS).nullable(),
  jid: z.string().nullable(),
  lid: z.string().nullable(),
  phoneNumber: z.string().nullable(),
  pushName: z.string().nullable(),
  settings: z.looseObject({ color: Color }),
  lastConnectedAt: z.int().nullable(),
  lastEventAt: z.int().nullable(),
  historySync: z.strictObject({
    phase: z.enum(["waiting", "syncing", "complete"]).nullable(),
    progress: z.int().min(0).max(100).nullable().describe("per cent"),
  }),
  createdAt: z.int(),
  updatedAt: z.int(),
});
export type Session = z.output<typeof Session>;
export const SessionPage = pageOf(Session);
export type SessionPage = z.output<typeof SessionPage>;

export const SessionPath = z.object({ session: z.string() });
export type SessionPath = z.output<typeof SessionPath>;

export const ListSessions = PageQuery;
export type ListSessions = z.output<typeof ListSessions>;

const Label = z
  .string()
  .trim()
  .min(1, "is empty; leave it out instead")
  .max(100)
  .regex(/^[^\0\p{Surrogate}]*$/u, "contains a character that cannot be stored")
  .nullable();

export const CreateSession = z.strictObject({
  label: Label.optional(),
  kind: z.enum(SESSION_KINDS).default("whatsapp"),
  start: z.boolean().default(true),
});
export type CreateSession = z.output<typeof CreateSession>;

export const SessionChanges = z.strictObject({
  label: Label.optional().describe("null takes it away"),
  settings: z.strictObject({ color: Color.optional() }).optional().describe("what is left out stays as it is"),
});
export const UpdateSession = SessionPath.extend(SessionChanges.shape);
export type UpdateSession = z.output<typeof UpdateSession>;

/** The number itself, as WhatsApp knows it. */
export const Account = Session.pick({ status: true, jid: true, lid: true, phoneNumber: true, pushName: true }).extend({
  sessionId: z.string(),
  connected: z.boolean(),
});
export type Account = z.output<typeof Account>;

/** What a phone scans, exactly as WhatsApp's clients draw it. */
export const Qr = z.strictObject({ code: z.string(), expiresAt: z.int() });
export type Qr = z.output<typeof Qr>;

/** How large the simulated account shall be that scans the code. */
export const ScanForMe = SessionPath.extend({
  chats: z.int().min(1).max(100_000).optional(),
  messages: z.int().min(0).max(1_000_000).optional(),
  seed: z.int().optional(),
  phone: z
    .string()
    .regex(/^\d{6,15}$/)
    .optional(),
});
export type ScanForMe = z.output<typeof ScanForMe>;

export const Receive = SessionPath.extend({ count: z.int().min(1).max(1_000).default(1) });
export type Receive = z.output<typeof Receive>;

/** What the phone of a sandbox number can be told to do. */
export const TellPhone = SessionPath.extend({ act: z.enum(["go-offline", "come-back", "conflict", "log-out"]) });
export type TellPhone = z.output<typeof TellPhone>;

/** `about`: not counted to the end. */
export type Figure = { count: number; about: boolean };
/** `since`: when its state began. `nextTryAt`: when a line that dropped is tried again. Times are epoch ms. */
export type Figures = {
  session: string;
  since: number;
  nextTryAt: number | null;
  chats: Figure;
  messages: Figure;
};

/** One line of a session's timeline. `at` is epoch ms. */
export type SessionChange = {
  id: string;
  sessionId: string;
  status: string;
  statusReason: string | null;
  at: number;
};
export type ChangePage = Page<SessionChange>;

export const ListChanges = PageQuery.extend({ session: Name.optional() });
export type ListChanges = z.output<typeof ListChanges>;
