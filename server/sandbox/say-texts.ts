import { randomBytes } from "node:crypto";
import type { Account } from "./account.ts";
import { contactAt } from "./contact-at.ts";
import { deliver } from "./delivery.ts";
import type { Chat } from "./history/directory.ts";
import { writeLiveText } from "./history/write-messages.ts";
import { incomingText } from "./incoming-text.ts";
import { randomFrom } from "./random.ts";
import type { World } from "./world.ts";

const REMEMBERED = 200;

export type Said = {
  chat?: string | undefined;
  sender?: string | undefined;
  text?: string | undefined;
  count: number;
  plaintext?: boolean | undefined;
};

/** Incoming texts in one chat, a person the phone knows unless one is named. They are delivered or queued when it returns. */
export async function sayTexts(world: World, account: Account, said: Said): Promise<{ ids: string[]; chat: string }> {
  const { state, directory } = account;
  const random = randomFrom(`live ${state.seed} ${state.said}`);
  const people = directory.chats.filter(({ kind }) => kind === "person");
  const chat =
    said.chat ?? people[Math.floor(people.length * random.next() ** 2)]?.jid ?? "447700900123@s.whatsapp.net";
  const drafts = Array.from({ length: said.count }, () => {
    state.said += 1;
    const id = `3A${randomBytes(9).toString("hex").toUpperCase()}`;
    return incomingText(account, {
      id,
      chat,
      sender: said.sender,
      plaintext: said.plaintext,
      text: said.text ?? liveText(account, directory.byJid.get(chat)),
    });
  });
  const ids = drafts.map(({ id }) => id);
  const place = contactAt(chat);
  state.unread[place] = [...(state.unread[place] ?? []), ...ids].slice(-REMEMBERED);
  await deliver(world, account, drafts);
  await world.save(account);
  return { ids, chat };
}

const liveText = ({ state }: Account, chat: Chat | undefined): string =>
  writeLiveText(randomFrom(`text ${state.seed} ${state.said}`), chat);
