import { decode } from "next-auth/jwt";
import { capabilitiesOf, type Identity } from "@/server/caller.ts";
import { secrets } from "@/server/env.ts";
import { findLogin } from "@/server/organizations/index.ts";
import { LOGIN_COOKIE } from "./login-cookie.ts";

/** Who is logged in by these headers' cookie, with the role of this moment; undefined when nobody is. */
export async function authenticateCookie(headers: Headers): Promise<Identity | undefined> {
  const login = await readLogin(cookieIn(headers));
  const role = login && (await findLogin(login));
  if (!login || role === undefined) return undefined;
  return {
    kind: "person",
    id: login.userId,
    organizationId: login.organizationId,
    capabilities: capabilitiesOf(role),
  };
}

function cookieIn(headers: Headers): string | undefined {
  const start = `${LOGIN_COOKIE}=`;
  const pairs = headers.get("cookie")?.split(/; */) ?? [];
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

type Login = { userId: string; organizationId: string; epoch: number };

async function readLogin(cookie: string | undefined): Promise<Login | undefined> {
  if (!cookie) return undefined;
  const token = await decode({ token: cookie, secret: secrets().nextauthSecret }).catch(() => null);
  const { sub, organizationId, loginEpoch } = token ?? {};
  if (typeof sub !== "string" || typeof organizationId !== "string") return undefined;
  return { userId: sub, organizationId, epoch: typeof loginEpoch === "number" ? loginEpoch : 0 };
}
