import { Agent, request as send } from "node:http";

/**
 * Requests over connections that are kept: a matrix asks tens of thousands. A stream is left as soon as it has begun, or has said what
 * `hear` names.
 */
export type Asked = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
  hear?: string | undefined;
};
export type Heard = { status: number; headers: Record<string, string | undefined>; text: string };

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

export function askAt(port: number, { method, path, headers, body, hear }: Asked): Promise<Heard> {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const outgoing = send({ host: "127.0.0.1", port, path, method, headers: { ...headers, ...length }, agent });
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      const { date: _date, connection: _kept, "keep-alive": _alive, ...rest } = incoming.headers;
      const heard = { status: incoming.statusCode ?? 0, headers: rest as Heard["headers"] };
      const leave = (text: string) => {
        outgoing
          .off("error", reject)
          .on("error", () => undefined)
          .destroy();
        resolve({ ...heard, text });
      };
      const isStream = incoming.headers["content-type"]?.startsWith("text/event-stream") && method !== "HEAD";
      if (isStream && hear === undefined) {
        leave("");
        return;
      }
      let text = "";
      incoming.setEncoding("utf8").on("error", () => undefined);
      incoming.on("data", (chunk: string) => {
        text += chunk;
        if (isStream && hear !== undefined && text.includes(hear)) leave(text);
      });
      incoming.on("end", () => resolve({ ...heard, text }));
    });
    outgoing.end(body);
  });
}

/** In bundles, so that neither side holds all of them at once; the answers are in the order of the things. */
export async function inBundles<T, R>(things: readonly T[], ask: (thing: T) => Promise<R>, atOnce = 24): Promise<R[]> {
  const answers: R[] = [];
  for (let from = 0; from < things.length; from += atOnce)
    answers.push(...(await Promise.all(things.slice(from, from + atOnce).map(ask))));
  return answers;
}
