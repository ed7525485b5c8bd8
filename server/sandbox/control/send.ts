import { proto } from "@whiskeysockets/baileys";
import { z } from "zod";
import type { Account } from "../account.ts";
import { deliver } from "../delivery.ts";
import { incomingMessage } from "../incoming-message.ts";
import { messageId } from "../message-id.ts";
import { forgetUnread, noteUnread } from "../owner-at.ts";
import { ownMessage } from "../own-message.ts";
import { seconds } from "../stanza.ts";
import type { World } from "../world.ts";
import type { Draft } from "../write-letter.ts";
import { ControlError } from "./control-error.ts";
import { AccountOf, findAccount } from "./find-account.ts";
import { Address } from "./say.ts";

const Send = AccountOf.extend({
  chat: Address.optional(),
  /** Who writes, in a chat of two. */
  from: Address.optional(),
  /** Who writes, in a group. */
  sender: Address.optional(),
  /** The owner writes, on the phone. */
  own: z.boolean().default(false),
  /** JSON of proto.Message: bytes in base64, kinds by name. */
  message: z.record(z.string(), z.unknown()),
  /** Given again, another encryption under the same id. */
  id: z.string().min(1).max(100).optional(),
  by: z.enum(["signal", "plaintext", "unavailable"]).default("signal"),
  /** Once more, byte for byte (true), or so many times more. */
  duplicate: z.coerce.number<number | boolean>().int().min(0).max(100).default(0),
  /** Unreadable at first (true), or so many times over. */
  corrupt: z.coerce.number<number | boolean>().int().min(0).max(100).default(0),
  /** Epoch ms: what the stanza says about when. */
  at: z.number().optional(),
  /** Attributes of the stanza, put over what they would be; null takes one away. */
  attrs: z.record(z.string(), z.string().nullable()).default({}),
});

/** Any message, from anybody, the way it really comes or in one of the ways it should not. */
export async function send(world: World, input: unknown): Promise<object> {
  const { account: name, message: json, ...wish } = Send.parse(input);
  const account = findAccount(world, { account: name });
  if (account.state.devices.length === 0) throw new ControlError(409, "No device is linked to this account.");
  const chat = wish.chat ?? wish.from;
  if (chat === undefined) throw new ControlError(400, "The request names no chat.");
  const letter = { ...wish, chat, id: wish.id ?? messageId(), message: readMessage(json) };
  noteSeen(account, letter);
  const draft = draftOf(account, letter);
  if (letter.by === "unavailable") account.withheld.set(letter.id, onPhone(letter, draft));
  await deliver(world, account, { drafts: [draft] });
  await world.save(account);
  return { id: letter.id, chat };
}

type Wish = Omit<z.output<typeof Send>, "message" | "account"> & { chat: string; id: string; message: proto.Message };

function draftOf(account: Account, wish: Wish): Draft {
  const { own, sender, from, at, attrs, by, duplicate, corrupt } = wish;
  const draft = own ? ownMessage(account, wish) : incomingMessage(account, { ...wish, sender: sender ?? from });
  const when = at === undefined ? {} : { t: seconds(at) };
  const put = Object.entries(attrs).map(([name, value]) => [name, value ?? undefined]);
  const attributes = { ...draft.attributes, ...when, ...(Object.fromEntries(put) as Draft["attributes"]) }; // safe: each value a string or undefined
  return { ...draft, by: draft.by ?? by, attributes, copies: 1 + duplicate, ...(corrupt > 0 && { corrupt }) };
}

/** The message as the phone has it. */
function onPhone(
  { chat, id, own, message }: Wish,
  { attributes: { participant, t, notify } }: Draft,
): proto.IWebMessageInfo {
  const who = participant === undefined ? undefined : String(participant);
  const key = { remoteJid: chat, fromMe: own, id, participant: who };
  return { key, participant: who, message, messageTimestamp: Number(t ?? seconds()), pushName: notify?.toString() };
}

/** What the owner has said is an answer; what somebody else has said waits to be read. */
function noteSeen(account: Account, { own, chat, id, message }: Wish): void {
  if (own) forgetUnread(account, chat);
  else if (!message.protocolMessage && !message.reactionMessage) noteUnread(account, chat, [id]);
}

/** What is no message would be decoded as an empty one by every client. */
function readMessage(json: Record<string, unknown>): proto.Message {
  try {
    const message = proto.Message.fromObject(json);
    if (proto.Message.encode(message).finish().length > 0) return message;
  } catch {
    // told below
  }
  throw new ControlError(400, "This is not the JSON of a message.");
}
