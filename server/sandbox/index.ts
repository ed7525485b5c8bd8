import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { listen } from "./listen.ts";
import { Connection } from "./connection.ts";
import { controlHandler } from "./control/http.ts";
import { makeSecret } from "./control/secret.ts";
import { mediaHandler } from "./media/http.ts";
import { startTrickles, stopTrickles } from "./trickle.ts";
import { World, type SandboxLog } from "./world.ts";

export type SandboxOptions = { port: number; dataDir: string; logger?: SandboxLog };
export type Sandbox = {
  port: number;
  socketUrl: string;
  /** Base64, as WA_CERT_DETAILS.PUBLIC_KEY wants it (once decoded). */
  trustRoot: string;
  /** Bearer secret of the control API. */
  secret: string;
  close: () => Promise<void>;
};

const HOST = "127.0.0.1";
const SOCKET_PATH = "/ws/chat";
const QUIET: SandboxLog = { info: () => undefined, warn: () => undefined };

/** Starts the simulated WhatsApp on loopback; port 0 takes any free one. Rejects when the port is busy. */
export async function startSandbox({ port, dataDir, logger = QUIET }: SandboxOptions): Promise<Sandbox> {
  let handler: RequestListener = notReady;
  const server = createServer((request, response) => handler(request, response));
  const bound = await bind(server, port); // first: two processes must not open one world
  const world = await World.open(dataDir, logger);
  const secret = await makeSecret(world.store);
  const sockets = acceptClients(server, world);
  const [control, media] = [controlHandler(world, secret), mediaHandler(world)];
  handler = (request, response) => (request.url?.startsWith("/media/") ? media : control)(request, response);
  startTrickles(world);
  let closing: Promise<void> | undefined;
  return {
    port: bound,
    socketUrl: `ws://${HOST}:${bound}${SOCKET_PATH}`,
    trustRoot: world.trustRoot,
    secret,
    close: () => (closing ??= close({ server, sockets, world })),
  };
}

const notReady: RequestListener = (_request, response) => {
  response.writeHead(503);
  response.end();
};

async function bind(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, resolve);
  });
  return (server.address() as AddressInfo).port; // safe: a TCP server that listens
}

function acceptClients(server: Server, world: World): WebSocketServer {
  const identity = world.identity();
  const sockets = new WebSocketServer({ server, path: SOCKET_PATH });
  sockets.on("connection", (socket: WebSocket) => {
    const listener = listen(world, () => connection);
    const connection: Connection = new Connection(socket, identity, listener);
  });
  return sockets;
}

type Running = { server: Server; sockets: WebSocketServer; world: World };

async function close({ server, sockets, world }: Running): Promise<void> {
  stopTrickles(world);
  for (const socket of sockets.clients) socket.terminate();
  await world.close();
  await new Promise<void>((resolve) => {
    sockets.close();
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
