import { createRequire } from "node:module";
import makeWASocket, { DEFAULT_CONNECTION_CONFIG, type WASocket, type WAVersion } from "@whiskeysockets/baileys";
import type { Dispatcher } from "undici";
import type { Arrivals } from "./arrivals.ts";
import type { AuthState } from "./auth-state.ts";
import { lightenHistory } from "./light-history.ts";
import { quietLogger } from "./quiet-logger.ts";
import { durableRepository } from "./signal-repository.ts";

export type Endpoint = { socketUrl?: string; version?: string; dispatcher: Dispatcher; answerWithin?: number };

export const QUERY_TIMEOUT_MS = 15_000; // an unanswered look-up blocks all messages for four times this
const CONNECT_TIMEOUT_MS = 20_000;

type Making = { session: string; auth: AuthState; arrivals: Arrivals; endpoint: Endpoint };

/** A socket of Baileys as whatsapp.md §10 wants it. Only a loopback address may take the place of WhatsApp's (env.ts sees to it). */
export function makeSocket({ session, auth, arrivals, endpoint }: Making): WASocket {
  return makeWASocket({
    version: endpoint.version ? versionOf(endpoint.version) : DEFAULT_CONNECTION_CONFIG.version,
    browser: ["Switchboard", "Chrome", packageVersion],
    auth: { creds: auth.creds, keys: auth.keys },
    makeSignalRepository: durableRepository(arrivals),
    ...(endpoint.socketUrl && { waWebSocketUrl: endpoint.socketUrl }),
    syncFullHistory: true,
    shouldSyncHistoryMessage: (notification) => {
      lightenHistory(notification); // where Baileys is about to unpack it
      return true;
    },
    markOnlineOnConnect: false,
    emitOwnEvents: true,
    defaultQueryTimeoutMs: endpoint.answerWithin ?? QUERY_TIMEOUT_MS,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    keepAliveIntervalMs: 30_000,
    // On an open socket retries lose messages: the store closes it at its first failure instead.
    transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
    // No getMessage: it answers who could not read what we sent, and messages are not sent yet.
    generateHighQualityLinkPreview: false,
    options: { dispatcher: endpoint.dispatcher } as RequestInit,
    logger: quietLogger(session),
  });
}

const packageVersion = (createRequire(import.meta.url)("../../package.json") as { version: string }).version;

function versionOf(text: string): WAVersion {
  const [major = 2, middle = 3000, minor = 0] = text.split(".").map(Number);
  return [major, middle, minor];
}

const CLOSE_TIMEOUT_MS = 2_000;

/** Closes without logging out. Resolves when the socket is closed, at the latest after two seconds: then by force. */
export async function closeSocket(socket: WASocket, error?: Error): Promise<void> {
  const closing = socket.end(error);
  const timeout = new Promise<"late">((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS, "late").unref());
  if ((await Promise.race([closing, timeout])) === "late") terminate(socket);
}

/** Baileys' client keeps its WebSocket to itself, and has no way to give up on one that does not answer. */
function terminate({ ws }: WASocket): void {
  (ws as unknown as { socket?: { terminate?: () => void } | null }).socket?.terminate?.();
}
