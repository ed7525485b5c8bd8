import { getContact, listContacts } from "@/server/contacts/index.ts";
import { ContactPath, ListContacts } from "@/server/contacts/schema.ts";
import { allowed, router } from "./init.ts";

export const contactsRouter = router({
  list: allowed("read")
    .input(ListContacts)
    .query(({ ctx, input }) => listContacts(ctx.caller, input)),
  get: allowed("read")
    .input(ContactPath)
    .query(({ ctx, input }) => getContact(ctx.caller, input)),
});
