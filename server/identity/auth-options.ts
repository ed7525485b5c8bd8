import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { record } from "@/server/audit/index.ts";
import type { Origin } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { loggable } from "@/server/db/refusal.ts";
import { env, secrets } from "@/server/env.ts";
import { ADDRESS_HEADER } from "@/server/address.ts";
import { log } from "@/server/log.ts";
import { checkPassword, findFirstMembership, findMembership, findUser } from "@/server/organizations/index.ts";
import { cookies } from "./login-cookie.ts";

/** The dashboard's login: e-mail and password, kept in an encrypted cookie together with the active organization. */
export const authOptions = (): NextAuthOptions => ({
  secret: secrets().nextauthSecret,
  session: { strategy: "jwt", maxAge: 14 * 24 * 60 * 60 },
  pages: { signIn: "/login", error: "/login" },
  useSecureCookies: env.publicUrl.startsWith("https:"),
  cookies,
  providers: [
    {
      id: "credentials",
      name: "Password",
      type: "credentials",
      credentials: { email: { label: "Email" }, password: { label: "Password", type: "password" } },
      authorize: (given, request) =>
        logIn({ email: given?.email ?? "", password: given?.password ?? "" }, originIn(request.headers)),
    },
  ],
  callbacks: {
    jwt: ({ token, user, trigger, session }) => {
      const signedIn = user as typeof user | undefined; // safe: next-auth passes it at the login only, whatever its type says
      if (signedIn) {
        const { organizationId, loginEpoch } = signedIn;
        return { ...token, organizationId, loginEpoch };
      }
      return trigger === "update" ? switchOrganization(token, session) : token;
    },
  },
  logger: {
    error: (code) => log.identity.error({ code }, "the login could not be handled"),
    warn: (code) => log.identity.warn({ code }, "the login is set up oddly"),
    debug: () => undefined,
  },
});

declare module "next-auth" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- next-auth's is an interface, to be merged with
  interface User {
    organizationId?: string;
    loginEpoch?: number;
  }
}

async function logIn({ email, password }: { email: string; password: string }, from: Origin) {
  const user = await checkPassword({ email, password });
  const membership = user && (await findFirstMembership(user.id));
  if (!membership) {
    void noteFailure(email, from); // not waited for: the time an answer takes tells nobody which addresses are known here
    return null;
  }
  const { organizationId } = membership;
  await record(pool, { kind: "person", id: user.id, organizationId, from }, { action: "login.success" });
  return { ...user, organizationId };
}

/** In the log of the organization where the login would have begun; somebody unknown is nobody's. */
async function noteFailure(email: string, from: Origin): Promise<void> {
  try {
    const user = await findUser(email);
    const membership = user && (await findFirstMembership(user.id));
    if (!membership) return;
    const { organizationId } = membership;
    const target = { kind: "person", id: user.id, name: user.name ?? user.email } as const;
    await record(pool, { kind: "nobody", id: null, organizationId, from }, { action: "login.failure", target });
  } catch (error) {
    log.identity.warn({ err: loggable(error) }, "a login that failed could not be noted");
  }
}

/** next-auth hands headers on as plain properties; the web server has put there what only the connection knows. */
function originIn(headers: Record<string, unknown> | undefined): Origin {
  const read = (name: string) => (typeof headers?.[name] === "string" ? headers[name] : null);
  return { address: read(ADDRESS_HEADER), requestId: read("x-request-id") };
}

/** Into another organization of the same person; anything else leaves the login as it is. */
async function switchOrganization(token: JWT, wish: unknown): Promise<JWT> {
  const wanted = (wish as { organizationId?: unknown } | null)?.organizationId;
  if (typeof wanted !== "string" || token.sub === undefined) return token;
  const membership = await findMembership(token.sub, wanted);
  return membership ? { ...token, organizationId: membership.organizationId } : token;
}
