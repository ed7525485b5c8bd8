import type { Account } from "./account.ts";
import { deliver } from "./delivery.ts";
import type { Chat } from "./history/directory.ts";
import { writeLiveText } from "./history/write-messages.ts";
import { incomingMessage } from "./incoming-message.ts";
import { messageId } from "./message-id.ts";
import { noteUnread } from "./owner-at.ts";
import { randomFrom } from "./random.ts";
import { seconds } from "./stanza.ts";
import type { World } from "./world.ts";
import type { Draft } from "./write-letter.ts";

export type Said = {
  chat?: string | undefined;
  /** In turn. */
  chats?: readonly string[] | undefined;
  sender?: string | undefined;
  text?: string | undefined;
  count: number;
  plaintext?: boolean | undefined;
  /** In which order they reach the client, by their places in the order of being said. */
  order?: readonly number[] | undefined;
  ids?: readonly string[] | undefined;
  /** Epoch ms of the first; the others are a second apart. */
  at?: number | undefined;
};

/** Incoming texts in one chat, a person the phone knows unless one is named. They are delivered or queued when it returns. */
export async function sayTexts(world: World, account: Account, said: Said): Promise<{ ids: string[]; chat: string }> {
  const { state, directory } = account;
  const random = randomFrom(`live ${state.seed} ${state.said}`);
  const people = directory.chats.filter(({ kind }) => kind === "person");
  const chat =
    said.chat ?? people[Math.floor(people.length * random.next() ** 2)]?.jid ?? "447700900123@s.whatsapp.net";
  const chats = said.chats ?? [chat];
  const drafts = Array.from({ length: said.count }, (_, index) => {
    state.said += 1;
    const place = chats[index % chats.length] ?? chat;
    const draft = incomingMessage(account, {
      id: said.ids?.[index] ?? messageId(),
      chat: place,
      sender: said.sender,
      by: said.plaintext ? "plaintext" : "signal",
      message: { conversation: said.text ?? liveText(account, directory.byJid.get(place)) },
    });
    return said.at === undefined ? draft : datedAt(draft, said.at + 1_000 * index);
  });
  const ids = drafts.map(({ id }) => id);
  for (const [index, id] of ids.entries()) noteUnread(account, chats[index % chats.length] ?? chat, [id]);
  await deliver(world, account, { drafts, order: said.order });
  await world.save(account);
  return { ids, chat: chats[0] ?? chat };
}

const datedAt = (draft: Draft, at: number): Draft => ({
  ...draft,
  attributes: { ...draft.attributes, t: seconds(at) },
});

const liveText = ({ state }: Account, chat: Chat | undefined): string =>
  writeLiveText(randomFrom(`text ${state.seed} ${state.said}`), chat);
