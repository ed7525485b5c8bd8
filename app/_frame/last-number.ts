/** Where the tab keeps the number whose chats it showed last. */
export const LAST_NUMBER = { key: "sb.number" };

/** The number to which Chats leads: the one looked at last, if it is still there, else the first. */
export function numberToOpen(
  sessions: readonly { id: string }[] | undefined,
  last: string | undefined,
): string | undefined {
  return (sessions?.find(({ id }) => id === last) ?? sessions?.[0])?.id;
}
