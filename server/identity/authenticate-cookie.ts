import { decode } from "next-auth/jwt";
import { capabilitiesOf, type Identity } from "@/server/caller.ts";
import { secrets } from "@/server/env.ts";
import { findMembership } from "@/server/organizations/index.ts";
import { LOGIN_COOKIE } from "./login-cookie.ts";

/** Who is logged in by these headers' cookie, with the role of this moment; undefined when nobody is. */
export async function authenticateCookie(headers: Headers): Promise<Identity | undefined> {
  const login = await readLogin(cookieIn(headers));
  const membership = login && (await findMembership(login.userId, login.organizationId));
  if (!membership) return undefined;
  return {
    kind: "person",
    id: login.userId,
    organizationId: membership.organizationId,
    capabilities: capabilitiesOf(membership.role),
  };
}

function cookieIn(headers: Headers): string | undefined {
  const start = `${LOGIN_COOKIE}=`;
  const pairs = headers.get("cookie")?.split(/; */) ?? [];
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

async function readLogin(cookie: string | undefined): Promise<{ userId: string; organizationId: string } | undefined> {
  if (!cookie) return undefined;
  const token = await decode({ token: cookie, secret: secrets().nextauthSecret }).catch(() => null);
  const { sub, organizationId } = token ?? {};
  return typeof sub === "string" && typeof organizationId === "string" ? { userId: sub, organizationId } : undefined;
}
