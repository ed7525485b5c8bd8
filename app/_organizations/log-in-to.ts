import { switchOrganization } from "./switch-organization.ts";

type Credentials = { email: string; password: string };

/** Logs in with what is known to be right, and begins anew at `path` of the organization. */
export async function logInTo(
  credentials: Credentials,
  { organizationId, path }: { organizationId: string; path?: string },
): Promise<void> {
  const { signIn } = await import("next-auth/react");
  await signIn("credentials", { ...credentials, redirect: false });
  await switchOrganization(organizationId, path);
}
