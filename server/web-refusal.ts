import { randomUUID } from "node:crypto";
import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { ErrorCode } from "./errors.ts";

/** Answers in the contract's envelope to requests that never reach the application. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  405: "method_not_allowed",
  413: "payload_too_large",
  431: "payload_too_large",
};

function envelope(status: number, message: string) {
  const body = JSON.stringify({ error: { code: CODES[status] ?? "validation_error", message, details: null } });
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "private, no-store",
    "X-Request-Id": randomUUID(),
    Connection: "close",
  };
  return { body, headers };
}

export function refuse(response: ServerResponse, { status, message }: { status: number; message: string }): void {
  const { body, headers } = envelope(status, message);
  response.writeHead(status, headers).end(body);
}

/** What the HTTP parser gives up on has no response object yet: the answer is written by hand. */
export function refuseUnparsed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = UNPARSED[error.code ?? ""] ?? 400;
  const { body, headers } = envelope(status, SENTENCES[status] ?? "the request is not valid HTTP");
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`);
}

const UNPARSED: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
const SENTENCES: Readonly<Record<number, string>> = {
  408: "the request did not arrive in time",
  413: "the chunk extensions are too large",
  431: "the headers are too large",
};
