import { channelOperations } from "./channels.ts";
import { chatOperations } from "./chats.ts";
import { contractOperations } from "./contract.ts";
import { contactOperations } from "./contacts.ts";
import { eventOperations } from "./events.ts";
import { groupOperations } from "./groups.ts";
import { messageOperations } from "./messages.ts";
import { type Document, documentOf } from "./openapi.ts";
import type { Operation } from "./operation.ts";
import { sessionOperations } from "./sessions.ts";

/** Everything that /api/v1 serves, the document about it included. */
export const operations: readonly Operation[] = [
  ...sessionOperations,
  ...chatOperations,
  ...messageOperations,
  ...contactOperations,
  ...groupOperations,
  ...channelOperations,
  ...eventOperations,
  ...contractOperations(() => contract()),
];

let made: Document | undefined;

/** The document derived from what is served. */
export const contract = (): Document => (made ??= documentOf(operations));
