import { proto, unpadRandomMax16 } from "@whiskeysockets/baileys";
import { answerPeerRequest } from "./answer-peer-request.ts";
import { acknowledge, type Client } from "./client.ts";
import { contactAt } from "./contact-at.ts";
import { unseal } from "./signal.ts";
import { children, type Stanza } from "./stanza.ts";

const REMEMBERED = 1_000;

/** A message the client sends: acknowledged, and decrypted for whoever it is meant, so that both ratchets move on. */
export async function receiveMessage(client: Client, received: Stanza): Promise<void> {
  acknowledge(client, received);
  const { account } = client;
  const to = received.attrs.to ?? "";
  for (const { contact, enc } of copies(client, received)) {
    const message = await read(client, { contact, enc });
    if (!message) continue;
    if (contact === account.state.phone) {
      await answerPeerRequest(client, received.attrs.id ?? "", message);
      continue;
    }
    account.sent.push({
      id: received.attrs.id ?? "",
      to,
      text: message.conversation ?? message.extendedTextMessage?.text ?? null,
    });
    account.sent.splice(0, account.sent.length - REMEMBERED);
  }
  client.world.touch(account);
}

type Copy = { contact: string; enc: Stanza };

/** The message comes once per recipient device, each sealed for that device; of contacts only the phone itself exists. */
function copies(client: Client, received: Stanza): Copy[] {
  const participants = children(children(received).find(({ tag }) => tag === "participants"));
  const direct = { attrs: received.attrs, content: received.content };
  return [direct, ...participants].flatMap(({ attrs, content }) =>
    (Array.isArray(content) ? content : [])
      .filter(({ tag, attrs: { type } }) => tag === "enc" && type !== "skmsg")
      .map((enc) => ({ contact: contactAt(attrs.jid ?? received.attrs.to ?? ""), enc })),
  );
}

async function read({ world, account, device }: Client, { contact, enc }: Copy): Promise<proto.IMessage | undefined> {
  if (!(enc.content instanceof Uint8Array)) return undefined;
  try {
    const between = { secret: world.secret, account, device, contact };
    const padded = await unseal(between, { type: enc.attrs.type ?? "msg", content: enc.content });
    return proto.Message.decode(unpadRandomMax16(padded));
  } catch (err) {
    world.log.warn({ err }, "a message of the client could not be decrypted");
    return undefined;
  }
}
