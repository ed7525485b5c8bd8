import { apiKeysRouter } from "./api-keys.ts";
import { auditRouter } from "./audit.ts";
import { chatsRouter } from "./chats.ts";
import { contactsRouter } from "./contacts.ts";
import { groupsRouter } from "./groups.ts";
import { router } from "./init.ts";
import { invitationsRouter } from "./invitations.ts";
import { liveRouter } from "./live.ts";
import { meRouter } from "./me.ts";
import { membersRouter } from "./members.ts";
import { messagesRouter } from "./messages.ts";
import { organizationsRouter } from "./organizations.ts";
import { sessionsRouter } from "./sessions.ts";

export const appRouter = router({
  me: meRouter,
  sessions: sessionsRouter,
  chats: chatsRouter,
  messages: messagesRouter,
  contacts: contactsRouter,
  groups: groupsRouter,
  apiKeys: apiKeysRouter,
  audit: auditRouter,
  members: membersRouter,
  invitations: invitationsRouter,
  organizations: organizationsRouter,
  live: liveRouter,
});
export type AppRouter = typeof appRouter;
