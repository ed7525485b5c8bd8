/** Ends the login. Fetched when it is wanted: no page needs it to be shown. */
export async function logOut(): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: "/login" });
}
