import pg, { type QueryConfig, type QueryResult } from "pg";

/** Where a sabotage gets between the product and its database: loaded into a process before the product is. */

type Send = (query: QueryConfig) => Promise<QueryResult>;

/** Every statement passes through here as text. */
export function rewrite(change: (text: string) => string): void {
  type Query = (this: unknown, query: QueryConfig | string, ...rest: unknown[]) => unknown;
  const client = pg.Client.prototype as { query: Query };
  const inner = client.query;
  client.query = function (query, ...rest) {
    if (typeof query === "object" && typeof query.text === "string") query.text = change(query.text);
    return inner.call(this, query, ...rest);
  };
}

/** Every statement outside of a transaction passes through here, and may be sent, changed, held back or forgotten. */
export function intercept(handle: (query: QueryConfig, send: Send) => Promise<QueryResult>): void {
  type Query = (this: unknown, query: QueryConfig | string, ...rest: unknown[]) => Promise<QueryResult>;
  const pool = pg.Pool.prototype as { query: Query };
  const inner = pool.query;
  pool.query = function (query, ...rest) {
    if (typeof query !== "object" || rest.length > 0) return inner.call(this, query, ...rest);
    return handle(query, (changed) => inner.call(this, changed));
  };
}

/** What a statement answers that has changed nothing. */
export const nothing = (rows: object[] = []): QueryResult => ({ rows, rowCount: 1, command: "", oid: 0, fields: [] });
