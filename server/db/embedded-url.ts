import { Client } from "pg";
import { EMBEDDED_NAME } from "./embedded-cluster.ts";

export const urlOf = ({ password, port, database }: { password: string; port: number; database: string }) =>
  `postgresql://${EMBEDDED_NAME}:${password}@127.0.0.1:${port}/${database}`;

/** False while it is starting, stopping or not there; a server that knows another password is not ours either. */
export async function isAnswering(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined); // a connection cut off while we ask is an answer too
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
