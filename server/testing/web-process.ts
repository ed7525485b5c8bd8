import type { AddressInfo } from "node:net";
import { closeDatabase } from "@/server/db/client.ts";
import { drain } from "@/server/drain.ts";
import { createWebServer } from "@/server/web-server.ts";

/** The web server as it is in production, with a stand-in for the pages: a process of its own, that ends with the one that forked it. */
const server = createWebServer((_request, response) => {
  response.writeHead(404, { "Content-Type": "text/plain" }).end("a page");
  return Promise.resolve();
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on(
  "SIGTERM",
  () =>
    void drain(server)
      .then(closeDatabase)
      .then(() => process.exit()),
);
process.on("disconnect", () => process.exit());
