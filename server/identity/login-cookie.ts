import { env } from "@/server/env.ts";

/** Cookie names and attributes: bound to this host alone once the address is https. */
const secure = env.publicUrl.startsWith("https:");
const prefix = secure ? "__Host-" : "";
const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;

export const LOGIN_COOKIE = `${prefix}sb.login`;

export const cookies = {
  sessionToken: { name: LOGIN_COOKIE, options },
  callbackUrl: { name: `${prefix}sb.callback`, options },
  csrfToken: { name: `${prefix}sb.csrf`, options },
};
