export { getContact } from "./get-contact.ts";
export { listContacts } from "./list-contacts.ts";
export { contactJson } from "./present.ts";
