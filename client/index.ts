import createClient from "openapi-fetch";
import type { components, paths } from "./api.d.ts";

export type Chat = components["schemas"]["Chat"];

/** A number of rows, and where the next ones are. */
type Page<Row> = { data: Row[]; nextCursor: string | null };

/**
 * The REST API with the types of its document: `GET("/sessions/{session}/chats", …)` gives `{ data, error, response }`. `url` is where
 * Switchboard runs, without a path; `token` is an api-key or a login token.
 */
export const switchboard = ({ url, token }: { url: string; token: string }) =>
  createClient<paths, "application/json">({
    baseUrl: `${url}/api/v1`,
    headers: { Authorization: `Bearer ${token}` },
    querySerializer: { array: { style: "form", explode: false } }, // a repeated parameter is refused
  });

/** Every row of a list, page by page. `ask` gets the cursor to pass on, none at first; a page that does not come ends the walk by an error. */
export async function* everyRow<Row>(ask: (cursor?: string) => Promise<{ data?: Page<Row>; error?: unknown }>) {
  let cursor: string | undefined;
  do {
    const { data: page, error } = await ask(cursor);
    if (!page) throw new Error(`a page did not come: ${JSON.stringify(error)}`);
    yield* page.data;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
