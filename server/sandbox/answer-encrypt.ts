import { KEY_BUNDLE_TYPE } from "@whiskeysockets/baileys";
import type { Answer } from "./answer.ts";
import { contactAt } from "./contact-at.ts";
import type { Client } from "./client.ts";
import { bundleOf } from "./signal.ts";
import { bigEndian, bytesOf, child, children, numberOf, stanza, type Stanza } from "./stanza.ts";

/** Signal keys: the device's own, uploaded and counted, and those of people it wants to write to. */
export function answerEncrypt(client: Client, request: Stanza): Answer {
  const { device, world, account } = client;
  if (child(request, "count")) return [stanza("count", { value: device.preKeys.length })];
  if (child(request, "digest")) return [stanza("digest")];
  const wanted = child(request, "key");
  if (wanted) return [stanza("list", {}, children(wanted).map(({ attrs }) => bundleStanza(client, attrs.jid ?? "")))]; // prettier-ignore
  const signed = child(request, "skey") ?? child(child(request, "rotate"), "skey");
  if (signed) device.signedPreKey = { ...keyIn(signed), signature: bytesOf(signed, "signature").toString("base64") };
  const uploaded = children(child(request, "list"));
  device.preKeys.push(...uploaded.map(keyIn));
  world.touch(account);
  return signed || uploaded.length > 0 ? [] : undefined;
}

const keyIn = (node: Stanza) => ({ id: numberOf(node, "id"), value: bytesOf(node, "value").toString("base64") });

function bundleStanza(client: Client, jid: string): Stanza {
  const { identity, registrationId, signedPreKey, preKey } = bundleOf(client.world.secret, contactAt(jid));
  const keyParts = (key: { id: number; value: string }) => [
    stanza("id", {}, bigEndian(key.id, 3)),
    stanza("value", {}, Buffer.from(key.value, "base64")),
  ];
  const signature = stanza("signature", {}, Buffer.from(signedPreKey.signature, "base64"));
  return stanza("user", { jid }, [
    stanza("registration", {}, bigEndian(registrationId, 4)),
    stanza("type", {}, KEY_BUNDLE_TYPE),
    stanza("identity", {}, identity),
    stanza("skey", {}, [...keyParts(signedPreKey), signature]),
    ...(preKey ? [stanza("key", {}, keyParts(preKey))] : []),
  ]);
}
