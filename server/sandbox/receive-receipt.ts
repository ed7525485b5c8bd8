import { acknowledge, type Client } from "./client.ts";
import { refuse, retry, settle } from "./settle.ts";
import type { Bundle } from "./signal.ts";
import { bytesOf, child, children, numberOf, type Stanza } from "./stanza.ts";

/** A receipt ends the offering of a message; a retry receipt asks for it again. */
export async function receiveReceipt(client: Client, received: Stanza): Promise<void> {
  acknowledge(client, received);
  const { id = "", type } = received.attrs;
  if (type === "retry") {
    const count = Number(child(received, "retry")?.attrs.count ?? "1");
    return retry(client, { tag: "message", id }, { count, bundle: bundleIn(received) });
  }
  const more = children(child(received, "list")).flatMap(({ attrs }) => attrs.id ?? []);
  for (const each of [id, ...more]) await settle(client, { tag: "message", id: each });
}

/** An acknowledgement: of a stanza that needs no receipt, or, with an error, a refusal. */
export async function receiveAck(client: Client, received: Stanza): Promise<void> {
  const { id = "", class: tag = "message", error } = received.attrs;
  await (error === undefined ? settle : refuse)(client, { tag, id });
}

function bundleIn(received: Stanza): Bundle | undefined {
  const keys = child(received, "keys");
  if (!keys) return undefined;
  const [key, signed] = [child(keys, "key"), child(keys, "skey")];
  return {
    identity: bytesOf(keys, "identity"),
    registrationId: numberOf(received, "registration"),
    signedPreKey: {
      id: numberOf(signed, "id"),
      value: bytesOf(signed, "value").toString("base64"),
      signature: bytesOf(signed, "signature").toString("base64"),
    },
    preKey: key && { id: numberOf(key, "id"), value: bytesOf(key, "value").toString("base64") },
  };
}
