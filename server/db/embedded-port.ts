import { createServer } from "node:net";

const FIRST = 15_432; // and upwards: below the range that outgoing connections borrow from
const HOW_MANY = 500;

/** The preferred port of 127.0.0.1 when nobody listens there, else the next that is free. */
export async function embeddedPort(preferred: number | undefined): Promise<number> {
  const others = Array.from({ length: HOW_MANY }, (_, index) => FIRST + index);
  for (const port of preferred === undefined ? others : [preferred, ...others]) {
    if (await isPortFree(port, "127.0.0.1")) return port;
  }
  throw new Error(`PostgreSQL finds no free port between ${FIRST} and ${FIRST + HOW_MANY}`);
}

/** Whether this process could listen there now. */
export const isPortFree = (port: number, host: string) =>
  new Promise<boolean>((resolve) => {
    const server = createServer().once("error", () => resolve(false));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
