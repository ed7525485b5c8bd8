import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "@/server/env.ts";
import { inTransaction } from "./in-transaction.ts";
import { openPool } from "./open-pool.ts";

/** In front of the database: it ends each connection in the very packet that says that it is ready. */
let server: Server;
const READY = 0x5a; // "Z", the last message of a packet, six bytes long
const field = (name: string, text: string) => Buffer.from(`${name}${text}\0`);
const fields = Buffer.concat([
  field("S", "FATAL"),
  field("C", "57P01"),
  field("M", "terminating connection"),
  Buffer.alloc(1),
]);
const ended = Buffer.concat([Buffer.from("E"), Buffer.from(new Uint32Array([0]).buffer), fields]);
ended.writeInt32BE(4 + fields.length, 1);

beforeAll(async () => {
  const address = new URL(env.databaseUrl!);
  server = createServer((near) => {
    const far = connect(Number(address.port), address.hostname);
    near
      .on("data", (bytes) => far.write(bytes))
      .on("error", () => undefined)
      .on("close", () => far.destroy());
    far.on("data", (bytes) => near.write(bytes.at(-6) === READY ? Buffer.concat([bytes, ended]) : bytes));
    far.on("error", () => undefined).on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

it("a connection that is lost in the instant in which it is made fails the work, not the process", async () => {
  const address = new URL(env.databaseUrl!);
  address.port = String((server.address() as AddressInfo).port);
  const pool = openPool({ connectionString: address.href }, () => undefined);
  await expect(inTransaction(pool, (client) => client.query("select 1"))).rejects.toThrow();
  await pool.end();
});
