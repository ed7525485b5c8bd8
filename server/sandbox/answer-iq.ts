import type { Answer } from "./answer.ts";
import type { Client } from "./client.ts";
import { answerAppState } from "./app-state/answer-app-state.ts";
import { answerEncrypt } from "./answer-encrypt.ts";
import { answerGroups } from "./groups/answer-groups.ts";
import { answerUsync } from "./answer-usync.ts";
import { offerQueue } from "./delivery.ts";
import { sendHistory } from "./send-history.ts";
import { unlinkDevice } from "./unlink-device.ts";
import { child, children, SERVER, stanza, type Stanza } from "./stanza.ts";

type Answerer = (client: Client, request: Stanza) => Answer | Promise<Answer>;

const nothing: Answerer = () => [];

const answerers: Readonly<Record<string, Answerer>> = {
  abt: () => [stanza("props", { protocol: 1, hash: "sandbox" })],
  blocklist: () => [stanza("list")],
  disappearing_mode: nothing,
  encrypt: answerEncrypt,
  md: (_client, request) => (child(request, "remove-companion-device") ? [] : undefined),
  passive: nothing,
  privacy: answerPrivacy,
  status: nothing,
  tos: nothing,
  "urn:xmpp:whatsapp:dirty": nothing,
  usync: answerUsync,
  "w:biz": nothing,
  "w:g2": answerGroups,
  "w:m": () => [
    stanza("media_conn", { auth: "sandbox", ttl: 300, max_buckets: 12 }, [
      stanza("host", { hostname: "mmg.whatsapp.net" }),
    ]),
  ],
  "w:p": nothing,
  "w:profile:picture": answerPicture,
  "w:stats": nothing,
  "w:sync:app:state": answerAppState,
};

/** Answers every request: an unanswered one hangs the client for a minute. What is not known is answered empty, and remembered. */
export async function answerIq(client: Client, request: Stanza): Promise<void> {
  const { xmlns = "", type } = request.attrs;
  if (type === "result" || type === "error") return;
  if (client.account.state.faults.unanswered?.includes(xmlns)) return;
  const answer = Object.hasOwn(answerers, xmlns) ? await answerers[xmlns]?.(client, request) : undefined;
  if (!answer) remember(client.account.unknownIqs, [type, xmlns, ...children(request).map(({ tag }) => tag)].join(" "));
  client.connection.send(result(request, answer ?? []));
  follow(client, request);
}

function remember(kinds: string[], kind: string): void {
  if (!kinds.includes(kind)) kinds.push(kind);
}

/** Requests that ask for more than an answer. */
function follow(client: Client, request: Stanza): void {
  const { xmlns } = request.attrs;
  if (xmlns === "passive" && child(request, "active")) becomeActive(client);
  if (xmlns === "md" && child(request, "remove-companion-device")) leave(client);
}

function result(request: Stanza, answer: Exclude<Answer, undefined>): Stanza {
  const from = request.attrs.to ?? SERVER;
  const { id } = request.attrs;
  if (Array.isArray(answer)) return stanza("iq", { from, type: "result", id }, answer);
  return stanza("iq", { from, type: "error", id }, [stanza("error", answer.error)]);
}

/** The history goes out beside the answers to further requests. */
function becomeActive(client: Client): void {
  offerQueue(client.account, client.device);
  sendHistory(client).catch((err: unknown) => client.world.log.warn({ err }, "the history could not be sent"));
}

/** The client logged out. */
function leave({ world, account, device, connection }: Client): void {
  unlinkDevice(world, account, device);
  connection.end();
}

function answerPrivacy(_client: Client, request: Stanza): Answer {
  if (request.attrs.type === "set") return [];
  const names = ["readreceipts", "profile", "status", "online", "last", "groupadd", "calladd"];
  return [stanza("privacy", {}, names.map((name) => stanza("category", { name, value: "all" })))]; // prettier-ignore
}

function answerPicture(_client: Client, request: Stanza): Answer {
  return request.attrs.type === "set" ? [] : { error: { code: 404, text: "item-not-found" } };
}
