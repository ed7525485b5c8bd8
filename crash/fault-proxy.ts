import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** passing: as if it were not there. silent: connections stay open and nothing gets through. slow: everything comes later. */
type Weather = "passing" | "silent" | { delayMs: number };

/** A line between two processes that can be cut, held up and made to swallow everything. */
export type FaultProxy = {
  port: number;
  set: (weather: Weather) => void;
  /** Ends every connection that there is. */
  cut: () => void;
  close: () => void;
};

/** Listens on a free port of 127.0.0.1 and leads to another. What was swallowed in silence stays lost; half-open ends see no end. */
export async function faultProxy(target: number): Promise<FaultProxy> {
  const pairs = new Set<Socket>();
  let weather: Weather = "passing";
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: target, host: "127.0.0.1", allowHalfOpen: true });
    join(near, far, () => weather);
    join(far, near, () => weather);
    for (const socket of [near, far]) {
      pairs.add(socket);
      socket.once("close", () => pairs.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of pairs) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port, // safe: a TCP server that listens
    set: (next) => (weather = next),
    cut,
    close: () => {
      server.close();
      cut();
    },
  };
}

/** What comes from one goes to the other, as the weather is when it comes. */
function join(from: Socket, to: Socket, weather: () => Weather): void {
  const pass = (work: () => void) => {
    const now = weather();
    if (now === "passing") work();
    else if (now !== "silent") setTimeout(work, now.delayMs);
  };
  from.setNoDelay(true);
  from.on("data", (bytes: Buffer) =>
    pass(() => {
      if (to.writable) to.write(bytes);
    }),
  );
  from.on("end", () => pass(() => to.end()));
  from.on("close", () => pass(() => to.destroy()));
  from.on("error", () => undefined); // its close follows
}
