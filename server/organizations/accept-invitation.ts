import type { PoolClient } from "pg";
import { record } from "@/server/audit/index.ts";
import { demandPerson, type Identity, type Origin } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { AppError, notFound } from "@/server/errors.ts";
import { checkPassword } from "./check-password.ts";
import { insertUser } from "./create-user.ts";
import { hashOf, IS_OPEN } from "./invitation.ts";
import { hashPassword } from "./password.ts";
import type { EnterByInvitation, InvitationToken, JoinByInvitation, Joined } from "./schema.ts";

/** Makes the person who is logged in a member. `conflict` when they are one already, or the invitation is for somebody else. */
export async function acceptInvitation(identity: Identity, { token }: InvitationToken): Promise<Joined> {
  demandPerson(identity);
  return inTransaction(pool, async (client) => {
    const invitation = await useUp(client, token);
    const { rows } = await client.query<{ email: string }>("select email from users where id = $1", [identity.id]);
    demandAddressee(invitation, rows[0]?.email);
    return join(client, invitation, { userId: identity.id, from: identity.from });
  });
}

/** Makes a new person, and that person a member. `conflict` when the e-mail has an account, which has to log in instead. */
export async function joinByInvitation(
  { token, name, email, password }: JoinByInvitation,
  from: Origin,
): Promise<Joined> {
  const passwordHash = await hashPassword(password);
  return inTransaction(pool, async (client) => {
    const invitation = await useUp(client, token);
    demandAddressee(invitation, email);
    const userId = await insertUser(client, { email, name, passwordHash });
    return join(client, invitation, { userId, from });
  });
}

/** The same for somebody who has an account and is not logged in, be it because they are a member of nothing (any more). */
export async function enterByInvitation({ token, email, password }: EnterByInvitation, from: Origin): Promise<Joined> {
  const user = await checkPassword({ email, password });
  if (!user) throw new AppError("validation_error", "e-mail or password is wrong");
  return inTransaction(pool, async (client) => {
    const invitation = await useUp(client, token);
    demandAddressee(invitation, user.email);
    return join(client, invitation, { userId: user.id, from });
  });
}

type Invitation = { id: string; organization_id: string; role: string; email: string | null };

/** Once only: of two who open the link at the same moment, the second waits here and finds it used. */
async function useUp(client: PoolClient, token: string): Promise<Invitation> {
  const { rows } = await client.query<Invitation>(
    `update invitations i set used_at = now() where i.hash = $1 and ${IS_OPEN} returning i.id, i.organization_id, i.role, i.email`,
    [hashOf(token)],
  );
  const [invitation] = rows;
  if (!invitation) throw notFound("invitation");
  return invitation;
}

function demandAddressee({ email }: Invitation, own: string | undefined): void {
  if (email !== null && email !== own)
    throw new AppError("conflict", `this invitation is for ${email}; use it as that person`);
}

async function join(
  client: PoolClient,
  { id, organization_id: organizationId, role, email }: Invitation,
  { userId, from }: { userId: string; from: Origin | undefined },
): Promise<Joined> {
  const { rowCount } = await client.query(
    "insert into memberships (organization_id, user_id, role) values ($1, $2, $3) on conflict do nothing",
    [organizationId, userId, role],
  );
  if (rowCount === 0) throw new AppError("conflict", "you are a member of this organization already");
  const actor = { kind: "person", id: userId, organizationId, ...(from && { from }) } as const;
  const target = { kind: "invitation", id, name: email } as const;
  await record(client, actor, { action: "invitation.accept", target, details: { role } });
  return { organizationId };
}
