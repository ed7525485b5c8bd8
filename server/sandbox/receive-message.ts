import { proto, unpadRandomMax16 } from "@whiskeysockets/baileys";
import { answerPeerRequest } from "./answer-peer-request.ts";
import { acknowledge, type Client } from "./client.ts";
import { contactAt } from "./contact-at.ts";
import { keepSenderKey, unsealInGroup } from "./group-keys.ts";
import { unseal } from "./signal.ts";
import { children, type Stanza } from "./stanza.ts";

const REMEMBERED = 1_000;

/** A message the client sends: acknowledged, and decrypted for whoever it is meant, so that both ratchets move on. */
export async function receiveMessage(client: Client, received: Stanza): Promise<void> {
  const { account, world } = client;
  const { sendError } = account.state.faults;
  acknowledge(client, received, sendError ? { error: sendError } : {});
  for (const copy of copies(received)) {
    const message = await read(client, copy);
    if (message) await take(client, received, { contact: copy.contact, message });
  }
  world.touch(account);
}

type Copy = { contact: string; group: string; enc: Stanza };

/** One per recipient device, sealed for that device, of contacts only the phone itself exists; then one for a whole group. */
function copies(received: Stanza): Copy[] {
  const { to = "" } = received.attrs;
  const participants = children(children(received).find(({ tag }) => tag === "participants"));
  return [...participants, received].flatMap((holder) =>
    children(holder)
      .filter(({ tag }) => tag === "enc")
      .map((enc) => ({ contact: contactAt(holder.attrs.jid ?? to), group: to, enc })),
  );
}

async function take(
  client: Client,
  { attrs: { id = "", to = "" } }: Stanza,
  { contact, message }: { contact: string; message: proto.IMessage },
): Promise<void> {
  const { account, device } = client;
  const { senderKeyDistributionMessage: key, messageContextInfo: _about, ...content } = message;
  if (key) keepSenderKey(account, device, key);
  if (contact === account.state.phone) return answerPeerRequest(client, id, message);
  if (Object.keys(content).length === 0) return;
  const text = message.conversation ?? message.extendedTextMessage?.text ?? null;
  account.sent.push({ id, to, text, message: proto.Message.toObject(proto.Message.fromObject(content), { longs: Number, enums: String, bytes: String }) }); // prettier-ignore
  account.sent.splice(0, account.sent.length - REMEMBERED);
}

async function read(client: Client, { contact, group, enc }: Copy): Promise<proto.IMessage | undefined> {
  const { world, account, device } = client;
  if (!(enc.content instanceof Uint8Array)) return undefined;
  const { type = "msg" } = enc.attrs;
  const between = { secret: world.secret, account, device, contact };
  try {
    const padded =
      type === "skmsg"
        ? unsealInGroup(account, { device, group }, enc.content)
        : await unseal(between, { type, content: enc.content });
    return proto.Message.decode(unpadRandomMax16(padded));
  } catch (err) {
    world.log.warn({ err }, "a message of the client could not be decrypted");
    return undefined;
  }
}
