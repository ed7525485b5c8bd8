import type { RequestListener } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { World } from "../world.ts";

const PATH = /^\/media\/(\d+)\/([0-9a-f]{64})(?:\?|$)/;

/** `GET /media/…`: the files that messages name, sealed, for whoever knows their names; as slow as the account's phone says. */
export function mediaHandler(world: World): RequestListener {
  return (request, response) => {
    find(world, request.url ?? "").then(
      (file) => response.writeHead(file ? 200 : 404, { "content-type": "application/octet-stream" }).end(file),
      (err: unknown) => {
        world.log.warn({ err }, "a file could not be read");
        response.writeHead(500).end();
      },
    );
  };
}

async function find(world: World, url: string): Promise<Buffer | undefined> {
  const [, phone = "", name = ""] = PATH.exec(url) ?? [];
  const account = world.accounts.get(phone);
  if (!account) return undefined;
  await wait(account.state.mediaDelayMs, undefined, { ref: false });
  return world.store.readMedia(phone, name);
}
