import { Pool, type PoolConfig } from "pg";

/**
 * Connections to the database whose loss ends nobody's process. An idle one is told to `onLost`; one in use fails what it is used for.
 * The pool listens to neither for a moment: when a connection is lost in the very instant in which it is made.
 */
export function openPool(config: PoolConfig, onLost: (error: Error) => void, Kind: typeof Pool = Pool): Pool {
  const pool = new Kind(config);
  pool.on("error", onLost);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
