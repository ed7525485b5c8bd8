import { promisify } from "node:util";
import { createInflate, inflate } from "node:zlib";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { downloadContentFromMessage, type proto } from "@whiskeysockets/baileys";
import { Agent, type Dispatcher } from "undici";

/** A chunk could not be fetched; worth many more tries than a row that cannot be read. */
export class MediaUnreachable extends Error {
  constructor(cause: unknown) {
    super("the media server did not deliver a chunk of history", { cause });
    this.name = "MediaUnreachable";
  }
}

const TIMEOUT_MS = 60_000;

/** What Baileys downloads with; a simulated server's media origin takes the place of WhatsApp's own. */
export function mediaDispatcher(origin: string | undefined): Dispatcher {
  const agent = new Agent({ headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, connectTimeout: TIMEOUT_MS });
  if (origin === undefined) return agent;
  return agent.compose((dispatch) => (options, handler) => dispatch({ ...options, origin }, handler));
}

/** The chunk that a notice names, within it or behind it on the media server, as the protobuf message that it is. */
export async function fetchHistory(
  notification: proto.Message.IHistorySyncNotification,
  dispatcher: Dispatcher,
): Promise<Buffer> {
  const inline = notification.initialHistBootstrapInlinePayload;
  if (inline && inline.length > 0) return inflated(inline);
  try {
    // The option's type is that of the built-in fetch, whose Dispatcher TypeScript takes for another one.
    const options = { dispatcher } as RequestInit;
    const file = await downloadContentFromMessage(notification, "md-msg-hist", { options });
    return await pipeline(file, createInflate(), (inflated) => buffer(inflated));
  } catch (error) {
    throw isUnreadable(error) ? error : new MediaUnreachable(error);
  }
}

const inflated = promisify<Uint8Array, Buffer>(inflate);

/** It came, and is not what it should be: of no use however often it is fetched. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(Z_|ERR_OSSL)/.test(String(error.code));
