/** What decides whether a phone can be linked now. */
export type Unlinked = { status: string; reason: string | null; desired: string; jid: string | null };

/** Why there is no code, neither to scan nor to type, and what to do. */
export function whyNoCode({ status, reason, desired, jid }: Unlinked): string {
  if (reason === "code_expired") return "nobody used the code in time; start the session for new codes";
  if (status === "working") return "the session is linked already";
  if (desired === "stopped" || ["stopped", "failed", "logged_out"].includes(status))
    return "the session is not started";
  return jid === null ? "the code is not there yet; ask again in a moment" : "the session is linked already";
}
