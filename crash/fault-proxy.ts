import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** passing: as if it were not there. silent: connections stay open and nothing gets through. delayMs: everything comes later. */
type Weather = "passing" | "silent" | { delayMs: number };

/** A line between two processes that can be cut, held up and made to swallow everything. */
export type FaultProxy = {
  port: number;
  set: (weather: Weather) => void;
  /** Ends every connection that there is. After a silence nothing else makes sense: what it swallowed is missing. */
  cut: () => void;
  close: () => void;
};

/** Listens on a free port of 127.0.0.1 and leads to another there. */
export async function faultProxy(target: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const sky: { weather: Weather } = { weather: "passing" };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: target, host: "127.0.0.1", allowHalfOpen: true });
    lead(near, far, sky);
    lead(far, near, sky);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port, // safe: a TCP server that listens
    set: (weather) => (sky.weather = weather),
    cut,
    close: () => {
      server.close();
      cut();
    },
  };
}

/** What comes from one goes to the other, in its order, as the weather is when it comes. */
function lead(from: Socket, to: Socket, sky: { weather: Weather }): void {
  let late = 0;
  let line = Promise.resolve();
  const later = async (milliseconds: number, work: () => void) => {
    const due = Date.now() + milliseconds;
    late += 1;
    await line;
    await pause(Math.max(0, due - Date.now()));
    late -= 1;
    work();
  };
  const pass = (work: () => void) => {
    const { weather } = sky;
    if (weather === "silent") return;
    if (weather === "passing" && late === 0) work();
    else line = later(weather === "passing" ? 0 : weather.delayMs, work);
  };
  from.setNoDelay(true);
  from.on("data", (bytes: Buffer) => pass(() => to.writable && to.write(bytes)));
  from.on("end", () => pass(() => to.end()));
  from.on("close", () => pass(() => to.destroy()));
  from.on("error", () => undefined); // its close follows
}
