import { ulid } from "ulid";
import { type Caller, type Capability, grant, type Role } from "@/server/caller.ts";
import { prisma } from "@/server/db/client.ts";
import type { Prisma } from "@/server/generated/prisma/client.ts";

/** Rows for tests, each with everything it does not name made up; straight into the tables, past every verb. */
type Given<Row, Needed extends keyof Row = never> = Partial<Row> & Required<Pick<Row, Needed>>;

let numbers = 0;
const next = () => ++numbers;

export const newOrganization = (given: Given<Prisma.OrganizationUncheckedCreateInput> = {}) =>
  prisma.organization.create({ data: { id: ulid(), name: `Organization ${next()}`, ...given } });

/** Nobody can log in as this user unless a real `passwordHash` is given. */
const newUser = (given: Given<Prisma.UserUncheckedCreateInput> = {}) =>
  prisma.user.create({
    data: { id: ulid(), email: `user-${ulid().toLowerCase()}@example.com`, passwordHash: "-", ...given },
  });

export async function newMember(organizationId: string, role: Role = "owner") {
  const user = await newUser();
  await prisma.membership.create({ data: { organizationId, userId: user.id, role } });
  return user;
}

export const newSession = (given: Given<Prisma.SessionUncheckedCreateInput, "organizationId">) =>
  prisma.session.create({
    data: { id: ulid(), kind: "sandbox", label: `Session ${next()}`, desired: "stopped", status: "stopped", ...given },
  });

/** A dm with a phone number of its own, without messages. */
export const newChat = (given: Given<Prisma.ChatUncheckedCreateInput, "sessionId">) =>
  prisma.chat.create({
    data: { jid: `${628_110_000_000 + next()}@s.whatsapp.net`, type: "dm", name: `Chat ${numbers}`, ...given },
  });

/** An incoming text. The chat's own row is not touched. */
export function newMessage(given: Given<Prisma.MessageUncheckedCreateInput, "sessionId" | "chatId">) {
  const at = Number(given.at ?? 1_700_000_000_000 + next() * 1_000);
  const made = { id: ulid(at), waId: ulid(), fromMe: false, type: "text", body: `Message ${numbers}`, at, sentAt: at };
  return prisma.message.create({ data: { ...made, ...given } });
}

/** Someone of that organization who holds exactly this capability. */
export const callerWith = <C extends Capability>(organizationId: string, capability: C): Caller<C> =>
  grant({ kind: "api-key", id: ulid(), organizationId, capabilities: new Set([capability]) }, capability);
