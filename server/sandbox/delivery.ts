import { proto } from "@whiskeysockets/baileys";
import { letterKey, type Account, type Device, type Letter } from "./account.ts";
import { beginAnew, seal, type Bundle, type Correspondence } from "./signal.ts";
import { seconds, SERVER, stanza, type Stanza } from "./stanza.ts";
import type { World } from "./world.ts";

/** A message on its way to all devices of the account. */
export type Draft = {
  id: string;
  attributes: Record<string, string | number | undefined>;
  message: proto.IMessage;
  /** Whose Signal keys seal it. */
  contact: string;
  peer?: boolean;
  /** The short cut without Signal (whatsapp.md §4.6). */
  plaintext?: boolean;
};

const LOW_ON_PRE_KEYS = 5;

/** Seals the drafts for every device, notes them in the queue, and offers them to the devices that are connected. Durable when it returns. */
export async function deliver(world: World, account: Account, drafts: readonly Draft[]): Promise<void> {
  await inTurn(account, () => deliverNow(world, account, drafts));
}

async function deliverNow(world: World, account: Account, drafts: readonly Draft[]): Promise<void> {
  const letters: Letter[] = [];
  for (const device of account.state.devices)
    for (const draft of drafts) {
      const letter = await write(world, { account, device }, draft);
      account.queue.set(letterKey(letter), letter);
      letters.push(letter);
      offer(account, letter);
    }
  await world.store.appendLetters(account.state.phone, letters);
  world.touch(account);
  for (const device of account.state.devices) askForPreKeys(account, device);
}

/** As `deliver`, to one device only: what a phone sends to a companion it has just linked. */
export async function deliverTo(world: World, to: { account: Account; device: Device }, draft: Draft): Promise<void> {
  const letter = await inTurn(to.account, () => write(world, to, draft));
  to.account.queue.set(letterKey(letter), letter);
  await world.store.appendLetters(to.account.state.phone, [letter]);
  offer(to.account, letter);
  world.touch(to.account);
}

/** Puts a stanza without content for reading (a receipt, a notification) into the queue of every device. */
export async function deliverStanza(world: World, account: Account, node: Stanza): Promise<void> {
  const letters = account.state.devices.map((device): Letter => ({
    id: node.attrs.id ?? "",
    device: device.id,
    stanza: node,
    peer: false,
    staleRefusals: 0,
  }));
  for (const letter of letters) {
    account.queue.set(letterKey(letter), letter);
    offer(account, letter);
  }
  await world.store.appendLetters(account.state.phone, letters);
}

/** Offers what waited for the device: marked as offline, then the count, then what its own phone sent. */
export function offerQueue(account: Account, device: Device): void {
  const waiting = [...account.queue.values()].filter((letter) => letter.device === device.id);
  const offline = waiting.filter((letter) => !letter.peer);
  for (const [index, letter] of offline.entries())
    offer(account, {
      ...letter,
      stanza: { ...letter.stanza, attrs: { ...letter.stanza.attrs, offline: String(index) } },
    });
  account.online.get(device.id)?.send(stanza("ib", { from: SERVER }, [stanza("offline", { count: offline.length })]));
  for (const letter of waiting) if (letter.peer) offer(account, letter);
}

/** The device has it. */
export async function settle(
  world: World,
  from: { account: Account; device: Device },
  ids: readonly string[],
): Promise<void> {
  const { account, device } = from;
  for (const id of ids) {
    const key = letterKey({ device: device.id, id });
    if (!account.queue.delete(key)) continue;
    account.tally.receipted += 1;
    await world.store.appendSettled(account.state.phone, key, account.queue.values());
  }
}

/** The device will not take it: forgotten, as WhatsApp does, unless a new encryption is on its way. */
export async function refuse(world: World, from: { account: Account; device: Device }, id: string): Promise<void> {
  const letter = from.account.queue.get(letterKey({ device: from.device.id, id }));
  if (!letter) return;
  if (letter.staleRefusals > 0) {
    letter.staleRefusals -= 1;
    return;
  }
  from.account.tally.refused += 1;
  from.account.queue.delete(letterKey(letter));
  await world.store.appendSettled(from.account.state.phone, letterKey(letter), from.account.queue.values());
}

/** The device could not decrypt: the sender encrypts again under the same id, in a new session. */
export async function retry(
  world: World,
  from: { account: Account; device: Device },
  request: { id: string; count: number; bundle: Bundle | undefined },
): Promise<void> {
  const letter = from.account.queue.get(letterKey({ device: from.device.id, id: request.id }));
  if (!letter?.retry) return;
  const { contact, plain } = letter.retry;
  const between: Correspondence = { secret: world.secret, ...from, contact };
  const enc = await inTurn(from.account, async () => {
    await beginAnew(between, request.bundle);
    return encNode(between, plain, request.count);
  });
  const again: Letter = {
    ...letter,
    stanza: { ...letter.stanza, content: [enc] },
    staleRefusals: letter.staleRefusals + 1,
  };
  from.account.queue.set(letterKey(again), again);
  await world.store.appendLetters(from.account.state.phone, [again]);
  offer(from.account, again);
  world.touch(from.account);
}

const turns = new WeakMap<Account, Promise<unknown>>();

/** One encryption after the other, so that messages keep the order in which they were asked for. */
async function inTurn<T>(account: Account, work: () => Promise<T>): Promise<T> {
  const before = turns.get(account) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(
    account,
    mine.catch(() => undefined),
  );
  return mine;
}

async function write(world: World, to: { account: Account; device: Device }, draft: Draft): Promise<Letter> {
  const plain = proto.Message.encode(draft.message).finish();
  const between = { secret: world.secret, ...to, contact: draft.contact };
  const body = draft.plaintext ? stanza("plaintext", {}, plain) : await encNode(between, plain);
  const attributes = { id: draft.id, t: seconds(), type: "text", ...draft.attributes };
  const letter = {
    id: draft.id,
    device: to.device.id,
    stanza: stanza("message", attributes, [body]),
    peer: draft.peer ?? false,
    staleRefusals: 0,
  };
  const answerable = !letter.peer && !draft.plaintext;
  return answerable ? { ...letter, retry: { contact: draft.contact, plain } } : letter;
}

async function encNode(between: Correspondence, plain: Uint8Array, count?: number): Promise<Stanza> {
  const { type, content } = await seal(between, plain);
  return stanza("enc", { v: 2, type, count }, content);
}

function offer(account: Account, letter: Letter): void {
  const connection = account.online.get(letter.device);
  if (!connection) return;
  account.tally.offered += 1;
  connection.send(letter.stanza);
}

function askForPreKeys(account: Account, device: Device): void {
  const count = device.preKeys.length;
  if (count >= LOW_ON_PRE_KEYS) return;
  const attributes = { from: SERVER, type: "encrypt", id: `pre-keys-${seconds()}`, t: seconds() };
  account.online.get(device.id)?.send(stanza("notification", attributes, [stanza("count", { value: count })]));
}
