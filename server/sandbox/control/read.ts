import type { Account } from "../account.ts";
import { contactAt } from "../contact-at.ts";
import { deliverStanza } from "../delivery.ts";
import { writeMessages } from "../history/write-messages.ts";
import { seconds, stanza } from "../stanza.ts";
import type { World } from "../world.ts";
import { AccountOf, findAccount } from "./find-account.ts";
import { forgetUnread, ownerAt } from "../owner-at.ts";
import { Address } from "./say.ts";

const Read = AccountOf.extend({ chat: Address });

/** The owner reads the chat on the phone: the companions are told which messages have been seen. */
export async function read(world: World, input: unknown): Promise<object> {
  const { account: name, chat } = Read.parse(input);
  const account = findAccount(world, { account: name });
  const ids = unreadIn(account, chat);
  const [id, ...more] = ids;
  if (id === undefined) return { ids };
  const list = more.length === 0 ? undefined : [stanza("list", {}, more.map((item) => stanza("item", { id: item })))]; // prettier-ignore
  await deliverStanza(
    world,
    { account },
    stanza("receipt", { ...ownerAt(account, chat).attributes, id, t: seconds(), type: "read-self" }, list),
  );
  forgetUnread(account, chat);
  await world.save(account);
  return { ids };
}

/** The live ones, newest first, then what the history left unread. */
function unreadIn({ state, directory }: Account, jid: string): string[] {
  const chat = directory.byJid.get(jid);
  const live = [...(state.unread[contactAt(jid)] ?? [])].reverse();
  const old = chat ? writeMessages(state, chat).slice(0, Math.max(chat.unread, live.length === 0 ? 1 : 0)) : [];
  return [...live, ...old.flatMap(({ key }) => (key?.id && !key.fromMe ? [key.id] : []))];
}
