import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { env, secrets } from "@/server/env.ts";
import { log } from "@/server/log.ts";
import { checkPassword, findFirstMembership, findMembership } from "@/server/organizations/index.ts";
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
      authorize: (given) => logIn({ email: given?.email ?? "", password: given?.password ?? "" }),
    },
  ],
  callbacks: {
    jwt: ({ token, user, trigger, session }) => {
      const signedIn = user as typeof user | undefined; // safe: next-auth passes it at the login only, whatever its type says
      if (signedIn) return { ...token, organizationId: signedIn.organizationId };
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
  }
}

async function logIn({ email, password }: { email: string; password: string }) {
  const user = await checkPassword({ email, password });
  const membership = user && (await findFirstMembership(user.id));
  return membership ? { ...user, organizationId: membership.organizationId } : null;
}

/** Into another organization of the same person; anything else leaves the login as it is. */
async function switchOrganization(token: JWT, wish: unknown): Promise<JWT> {
  const wanted = (wish as { organizationId?: unknown } | null)?.organizationId;
  if (typeof wanted !== "string" || token.sub === undefined) return token;
  const membership = await findMembership(token.sub, wanted);
  return membership ? { ...token, organizationId: membership.organizationId } : token;
}
