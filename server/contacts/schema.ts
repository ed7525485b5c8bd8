import { z } from "zod";
import { Name, PageQuery, pageOf } from "@/server/page.ts";

/** A person that a session knows of. */
export const Contact = z.strictObject({
  jid: z.string().describe("the phone address once it is known, else the hidden one"),
  lid: z.string().nullable().describe("the hidden address"),
  phoneNumber: z.string().nullable().describe("digits only"),
  name: z.string().nullable().describe("from the phone's address book"),
  pushName: z.string().nullable().describe("what the person calls themself"),
  businessName: z.string().nullable().describe("verified by WhatsApp"),
});
export type Contact = z.output<typeof Contact>;
export const ContactPage = pageOf(Contact);
export type ContactPage = z.output<typeof ContactPage>;

export const ContactPath = z.object({ session: Name, jid: Name });
export type ContactPath = z.output<typeof ContactPath>;

export const ListContactsQuery = PageQuery.extend({
  q: Name.optional().describe("part of a name or number; case and accents do not matter"),
});
export const ListContacts = z.object({ session: Name }).extend(ListContactsQuery.shape);
export type ListContacts = z.output<typeof ListContacts>;
