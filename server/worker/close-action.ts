/** What follows when a connection closes: the code table of whatsapp.md §8. */
export type CloseAction =
  | { do: "reconnect" }
  | { do: "retry" }
  | { do: "conflict" }
  | { do: "damaged" }
  | { do: "expire" }
  | { do: "unlink" }
  | { do: "halt"; reason: "refused" | "outdated" };

const ACTIONS: Readonly<Record<number, CloseAction>> = {
  401: { do: "unlink" },
  403: { do: "halt", reason: "refused" },
  405: { do: "halt", reason: "outdated" },
  411: { do: "halt", reason: "refused" },
  419: { do: "halt", reason: "refused" },
  440: { do: "conflict" },
  500: { do: "damaged" },
  515: { do: "reconnect" },
};

/** `scanning`: a code was being shown; `message` tells a code that nobody scanned from a lost connection, which share 408. */
export function closeAction(
  code: number | undefined,
  { scanning, message }: { scanning: boolean; message: string },
): CloseAction {
  // A proxy on the way answers with codes, too; only WhatsApp may end a login.
  if (message.startsWith("WebSocket Error")) return { do: "retry" };
  if (code === 408 && scanning && message.includes("QR refs")) return { do: "expire" };
  return (code === undefined ? undefined : ACTIONS[code]) ?? { do: "retry" };
}

/** Baileys wraps the code in a Boom. */
export function reasonOf(error: unknown): { code: number | undefined; message: string } {
  const message = error instanceof Error ? error.message : "";
  if (typeof error !== "object" || error === null || !("output" in error)) return { code: undefined, message };
  const { output } = error;
  const code = typeof output === "object" && output !== null && "statusCode" in output ? output.statusCode : undefined;
  return { code: typeof code === "number" ? code : undefined, message };
}
