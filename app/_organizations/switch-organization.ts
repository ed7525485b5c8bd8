/**
 * Makes another organization of the person the active one, which the login cookie names, and begins anew at `path`: nothing
 * of the one may be seen in the other.
 */
export async function switchOrganization(organizationId: string, path = "/"): Promise<void> {
  const { getCsrfToken } = await import("next-auth/react");
  await fetch("/api/auth/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ csrfToken: await getCsrfToken(), data: { organizationId } }),
  });
  window.location.assign(path);
}
