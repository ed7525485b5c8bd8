import { z } from "zod";
import { Name, PageQuery, pageOf } from "@/server/page.ts";
import { SessionPath } from "@/server/sessions/schema.ts";

/** A person that a session knows of. */
export const Contact = z.strictObject({
  jid: z.string().describe("The phone address once it is known, else the hidden one."),
  lid: z.string().nullable().describe("The hidden address."),
  phoneNumber: z.string().nullable().describe("Digits only."),
  name: z.string().nullable().describe("From the phone's address book."),
  pushName: z.string().nullable().describe("What the person calls themself."),
  businessName: z.string().nullable().describe("Verified by WhatsApp."),
});
export type Contact = z.output<typeof Contact>;
export const ContactPage = pageOf(Contact);
export type ContactPage = z.output<typeof ContactPage>;

export const ContactPath = SessionPath.extend({
  jid: Name.describe("The person's phone address or hidden address (LID)."),
});
export type ContactPath = z.output<typeof ContactPath>;

export const ListContactsQuery = PageQuery.extend({
  q: Name.optional().describe("Part of a person's name or number; case and accents do not matter."),
});
export const ListContacts = SessionPath.extend(ListContactsQuery.shape);
export type ListContacts = z.output<typeof ListContacts>;
