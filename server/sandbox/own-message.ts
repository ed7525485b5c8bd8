import type { proto } from "@whiskeysockets/baileys";
import type { Account } from "./account.ts";
import { ownerAt } from "./owner-at.ts";
import type { Draft } from "./write-letter.ts";

/** What the owner says on the phone itself, as the companions get it. */
export function ownMessage(account: Account, own: { id: string; chat: string; message: proto.IMessage }): Draft {
  const { phone, pushName } = account.state;
  const { addressing, attributes } = ownerAt(account, own.chat);
  return {
    id: own.id,
    attributes: { ...attributes, notify: pushName, addressing_mode: addressing },
    message: { deviceSentMessage: { destinationJid: own.chat, message: own.message } },
    contact: phone,
  };
}
