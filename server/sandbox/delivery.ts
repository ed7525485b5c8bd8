import type { Account, Device, Letter } from "./account.ts";
import { letterKey } from "./account.ts";
import type { Connection } from "./connection.ts";
import { note } from "./journal.ts";
import { seconds, SERVER, stanza, type Stanza } from "./stanza.ts";
import type { World } from "./world.ts";
import { inTurn, writeLetters, writeLetterTo, type Draft } from "./write-letter.ts";

/** What is said, in the order of being sealed; `order` names their places in the order of arriving, when that is another. */
type Mail = { drafts: readonly Draft[]; order?: readonly number[] | undefined };

const LOW_ON_PRE_KEYS = 5;
/** Connections whose client has asked for messages. */
const listening = new WeakSet<Connection>();
/** Where a letter was offered last: once is enough for a connection. */
const offeredOn = new WeakMap<Letter, Connection>();

/** Seals the drafts for every device, notes them in the queue, and offers them to the devices that listen. Durable when it returns. */
export async function deliver(world: World, account: Account, { drafts, order }: Mail): Promise<void> {
  const letters = await inTurn(account, async () => {
    const written: Letter[][] = [];
    for (const draft of drafts) written.push(await writeLetters(world, account, spoil(account, draft)));
    return written;
  });
  const ordered = order ? order.map((place) => letters[place] ?? []) : letters;
  await post(world, account, ordered.flat());
  for (const device of account.state.devices) askForPreKeys(account, device);
}

/** The next messages of this account come unreadable, as many as it was told. */
function spoil({ state: { faults } }: Account, draft: Draft): Draft {
  if (!faults.corrupt) return draft;
  faults.corrupt -= 1;
  return { corrupt: 1, ...draft };
}

/** As `deliver`, to one device only: what a phone sends to a companion it has just linked. */
export async function deliverTo(world: World, to: { account: Account; device: Device }, draft: Draft): Promise<void> {
  const letter = await inTurn(to.account, () => writeLetterTo(world, to, draft));
  await post(world, to.account, [letter]);
}

/** Tells the devices (all, unless named) something that needs no Signal, and waits for their acknowledgement. */
export async function deliverStanza(
  world: World,
  { account, devices = account.state.devices }: { account: Account; devices?: readonly Device[] },
  node: Stanza,
): Promise<void> {
  const { id = "" } = node.attrs;
  const letters = devices.map((device) => ({
    id,
    device: device.id,
    stanza: node,
    peer: false,
    copies: 1,
    staleRefusals: 0,
  }));
  await post(world, account, letters);
}

/** Noted before it is offered: a receipt can only come for what the journal has. */
export async function post(world: World, account: Account, letters: readonly Letter[]): Promise<void> {
  for (const letter of letters) account.queue.set(letterKey(letter), letter);
  await world.store.appendLetters(account.state.phone, letters);
  world.touch(account);
  for (const letter of letters) offer(account, letter);
}

/** The client asks for messages. Offers what waited: marked as offline, then the count, then what its own phone sent. */
export function offerQueue(account: Account, device: Device): void {
  const connection = account.online.get(device.id);
  if (!connection) return;
  listening.add(connection);
  const waiting = [...account.queue.values()].filter((letter) => letter.device === device.id);
  const offline = waiting.filter((letter) => !letter.peer);
  for (const [index, letter] of offline.entries()) offer(account, letter, { offline: String(index) });
  connection.send(stanza("ib", { from: SERVER }, [stanza("offline", { count: offline.length })]));
  for (const letter of waiting) if (letter.peer) offer(account, letter);
}

function offer(account: Account, letter: Letter, mark: Record<string, string> = {}): void {
  const connection = account.online.get(letter.device);
  if (!connection || !listening.has(connection) || offeredOn.get(letter) === connection) return;
  offeredOn.set(letter, connection);
  account.tally.offered += 1;
  note(account, { device: letter.device, what: "offered", id: letter.id });
  const copy = { ...letter.stanza, attrs: { ...letter.stanza.attrs, ...mark } };
  for (let copies = letter.copies ?? 1; copies > 0; copies -= 1) connection.send(copy);
}

function askForPreKeys(account: Account, device: Device): void {
  const count = device.preKeys.length;
  if (count >= LOW_ON_PRE_KEYS) return;
  const attributes = { from: SERVER, type: "encrypt", id: `pre-keys-${seconds()}`, t: seconds() };
  account.online.get(device.id)?.send(stanza("notification", attributes, [stanza("count", { value: count })]));
}
