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
  id: z.string().describe("The session's id, a ULID."),
  organizationId: z.string().describe("The organization it belongs to: always your own."),
  kind: z.enum(SESSION_KINDS).describe("A real number, or one of the simulated WhatsApp."),
  label: z.string().nullable().describe("What people call the session."),
  status: z.enum(SESSION_STATUSES).describe("Where the session is in its life; `working` is linked and connected."),
  statusReason: z.enum(STATUS_REASONS).nullable().describe("Why it is in that status, as one word to branch on."),
  jid: z.string().nullable().describe("The number's own phone address; null until it has been linked."),
  lid: z.string().nullable().describe("The number's own hidden address."),
  phoneNumber: z.string().nullable().describe("Digits only."),
  pushName: z.string().nullable().describe("What the number calls itself at WhatsApp."),
  settings: z
    .looseObject({ color: Color.describe("The colour of the session in the dashboard.") })
    .describe("How it is shown."),
  lastConnectedAt: z.int().nullable().describe("When it was last connected to WhatsApp, epoch ms."),
  lastEventAt: z.int().nullable().describe("When something last came from WhatsApp, epoch ms."),
  historySync: z
    .strictObject({
      phase: z.enum(["waiting", "syncing", "complete"]).nullable().describe("How far the phone's history has come in."),
      progress: z.int().min(0).max(100).nullable().describe("Per cent."),
    })
    .describe("How the phone's history comes in."),
  createdAt: z.int().describe("Epoch ms."),
  updatedAt: z.int().describe("Epoch ms."),
});
export type Session = z.output<typeof Session>;
export const SessionPage = pageOf(Session);
export type SessionPage = z.output<typeof SessionPage>;

export const SessionPath = z.object({ session: Name.describe("The id of a session of your organization.") });
export type SessionPath = z.output<typeof SessionPath>;

export const ListSessions = PageQuery;
export type ListSessions = z.output<typeof ListSessions>;

const Label = z
  .string()
  .trim()
  .min(1, "is empty; leave it out instead")
  .max(100)
  .refine((text) => !text.includes("\0") && !/\p{Surrogate}/u.test(text), "contains a character that cannot be stored")
  .meta({ pattern: String.raw`^[^\u0000\uD800-\uDFFF]*$` })
  .nullable();

export const CreateSession = z.strictObject({
  label: Label.optional().describe("What people shall call the session."),
  kind: z.enum(SESSION_KINDS).default("whatsapp").describe("A real number, or one of the simulated WhatsApp."),
  start: z.boolean().default(true).describe("Whether it shall be started at once, so that a code to scan appears."),
});
export type CreateSession = z.output<typeof CreateSession>;

export const SessionChanges = z.strictObject({
  label: Label.optional().describe("What people shall call the session; null takes the label away."),
  settings: z
    .strictObject({
      color: Color.optional().describe("The colour of the session in the dashboard; slate is for sandbox numbers."),
    })
    .optional()
    .describe("What is left out stays as it is."),
});
export const UpdateSession = SessionPath.extend(SessionChanges.shape);
export type UpdateSession = z.output<typeof UpdateSession>;

/** The number itself, as WhatsApp knows it. */
export const Account = Session.pick({ status: true, jid: true, lid: true, phoneNumber: true, pushName: true }).extend({
  sessionId: z.string().describe("The session that the number is linked to."),
  connected: z.boolean().describe("Whether it is connected to WhatsApp now."),
});
export type Account = z.output<typeof Account>;

/** What a phone scans, exactly as WhatsApp's clients draw it. */
export const Qr = z.strictObject({
  code: z.string().describe("What the picture encodes, exactly as a phone expects it."),
  expiresAt: z.int().describe("When a fresh code takes its place, epoch ms."),
});
export type Qr = z.output<typeof Qr>;

/** As people write numbers: with the country's code, and signs between the digits as they like. */
export const PairingRequest = z.strictObject({
  phoneNumber: z
    .string()
    .max(40, "is too long for a phone number")
    .regex(/^\s*\+?[\d\s-]+$/, "must be a phone number: digits, with spaces and dashes between them as you like")
    .transform((text) => text.replace(/\D/g, ""))
    .refine((digits) => /^[1-9]\d{5,14}$/.test(digits), "must be 6 to 15 digits and begin with the country's code")
    .describe("The phone that shall type the code: digits with the country's code, spaces and dashes as you like.")
    .meta({ pattern: String.raw`^\s*\+?[\s-]*[1-9](?:[\s-]*\d){5,14}[\s-]*$` }),
});
export const GetPairingCode = SessionPath.extend(PairingRequest.shape);
export type GetPairingCode = z.output<typeof GetPairingCode>;

/** What the owner of the phone types there: eight letters and digits. */
export const PairingCode = z.strictObject({
  code: z.string().describe("Eight letters and digits."),
  expiresAt: z.int().describe("Until when it can be typed, epoch ms."),
});
export type PairingCode = z.output<typeof PairingCode>;

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

/** The same by the eight characters that are typed. */
export const TypeForMe = GetPairingCode.extend({ chats: z.int().min(1).max(100_000).optional() });
export type TypeForMe = z.output<typeof TypeForMe>;

export const Receive = SessionPath.extend({ count: z.int().min(1).max(1_000).default(1) });
export type Receive = z.output<typeof Receive>;

/** What the phone of a sandbox number can be told to do. */
export const TellPhone = SessionPath.extend({ act: z.enum(["go-offline", "come-back", "conflict", "log-out"]) });
export type TellPhone = z.output<typeof TellPhone>;

/** `about`: not counted to the end. */
export type Figure = { count: number; about: boolean };
/**
 * `since`: when its state began. `nextTryAt`: when a line that dropped is tried again. Times are epoch ms. `setAside`: what WhatsApp
 * sent and could not be fetched or read, however often it was tried.
 */
export type Figures = {
  session: string;
  since: number;
  /** Who stopped it or logged it out, by the name of that time. */
  by: string | null;
  nextTryAt: number | null;
  /** When WhatsApp last answered on the line, be it that it is there. */
  checkedAt: number | null;
  chats: Figure;
  messages: Figure;
  setAside: number;
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
