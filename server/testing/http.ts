import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { app } from "@/server/rest/app.ts";

/** The Hono app on a port of its own, and requests sent as they are written: fetch would tidy paths and methods up. */
export type Sent = {
  method?: string;
  token?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
};
export type Answer = {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  bytes: Buffer;
  json: any;
};

export async function startHttp() {
  const listener = getRequestListener(app.fetch);
  const server = createServer({ maxHeaderSize: 256 * 1024 }, (incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ask: (path: string, sent: Sent = {}) => ask(port, path, sent),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function ask(port: number, path: string, { method = "GET", token, headers = {}, body }: Sent): Promise<Answer> {
  const all = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers };
  return new Promise((resolve, reject) => {
    const outgoing = send({ host: "127.0.0.1", port, path, method, headers: all, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const isJson = incoming.headers["content-type"]?.startsWith("application/json") && bytes.length > 0;
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers as Answer["headers"],
          text: bytes.toString(),
          bytes,
          json: isJson ? JSON.parse(bytes.toString()) : undefined,
        });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
