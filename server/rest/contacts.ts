import { getContact, listContacts } from "@/server/contacts/index.ts";
import { Contact, ContactPage, ContactPath, ListContactsQuery } from "@/server/contacts/schema.ts";
import { SessionPath } from "@/server/sessions/schema.ts";
import { operation } from "./operation.ts";

const tag = "contacts";

export const contactOperations = [
  operation({
    method: "get",
    path: "/sessions/{session}/contacts",
    capability: "read",
    id: "listContacts",
    tag,
    summary: "List the people a session knows of, by address",
    params: SessionPath,
    query: ListContactsQuery,
    response: ContactPage,
    handle: ({ caller, params, query }) => listContacts(caller, { ...params, ...query }),
  }),
  operation({
    method: "get",
    path: "/sessions/{session}/contacts/{jid}",
    capability: "read",
    id: "getContact",
    tag,
    summary: "Get a person by either address",
    params: ContactPath,
    response: Contact,
    handle: ({ caller, params }) => getContact(caller, params),
  }),
];
