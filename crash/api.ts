import { setTimeout as pause } from "node:timers/promises";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { app } from "@/server/rest/app.ts";

/** A script with an api-key, at the REST interface. */
export type Api = <T>(method: "GET" | "POST" | "PATCH", path: string, body?: object) => Promise<T>;

const PATIENCE_MS = 240_000; // a chat may come with the last of its history

export async function openApi(organizationId: string): Promise<Api> {
  const permissions = ["read", "send", "manage", "events"] as const;
  const { key } = await issueApiKey({ organizationId, name: "crash", permissions: [...permissions] });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return async <T>(method: string, path: string, body?: object) => {
    const request = () =>
      app.request(`/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const end = Date.now() + PATIENCE_MS;
    for (let answer = await request(); ; answer = await request()) {
      if (answer.ok) return (await answer.json()) as T;
      if (answer.status !== 503 && answer.status !== 404 && answer.status !== 409)
        throw new Error(`${method} ${path}: ${await answer.text()}`);
      if (Date.now() > end)
        throw new Error(`${method} ${path} is refused with ${answer.status} for ${PATIENCE_MS / 1_000} s`);
      await pause(50);
    }
  };
}
