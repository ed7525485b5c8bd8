import { letterKey, type Account, type Device, type Letter } from "./account.ts";
import { post } from "./delivery.ts";
import { note } from "./journal.ts";
import type { Bundle } from "./signal.ts";
import type { World } from "./world.ts";
import { inTurn, rewriteLetter } from "./write-letter.ts";

type From = { world: World; account: Account; device: Device };
/** What the client speaks of: a stanza of ours, by tag and id. */
type About = { tag: string; id: string };

/** The device has it. */
export async function settle(from: From, about: About): Promise<void> {
  const letter = find(from, about);
  if (!letter) return;
  from.account.tally.receipted += 1;
  note(from.account, { device: letter.device, what: "receipted", id: letter.id, tag: about.tag });
  await forget(from, letter);
}

/** The device will not take it: forgotten, as WhatsApp does, unless a new encryption is on its way. */
export async function refuse(from: From, about: About): Promise<void> {
  const letter = find(from, about);
  if (!letter) return;
  if (letter.staleRefusals > 0) {
    letter.staleRefusals -= 1;
    return;
  }
  from.account.tally.refused += 1;
  note(from.account, { device: letter.device, what: "refused", id: letter.id });
  await forget(from, letter);
}

/** The device could not decrypt: the sender encrypts again under the same id, in a new session. */
export async function retry(
  from: From,
  about: About,
  keys: { count: number; bundle: Bundle | undefined },
): Promise<void> {
  const { world, account } = from;
  const letter = find(from, about);
  note(account, { device: from.device.id, what: "retried", id: about.id });
  const again = letter && (await inTurn(account, () => rewriteLetter(world, from, { letter, ...keys })));
  if (again) await post(world, account, [again]);
}

const find = ({ account, device }: From, { tag, id }: About): Letter | undefined =>
  account.queue.get(letterKey({ device: device.id, stanza: { tag }, id }));

async function forget({ world, account }: From, letter: Letter): Promise<void> {
  account.queue.delete(letterKey(letter));
  await world.store.appendSettled(account.state.phone, letterKey(letter), account.queue.values());
}
