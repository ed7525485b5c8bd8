import { proto } from "@whiskeysockets/baileys";
import type { Account, Device, Letter } from "./account.ts";
import { beginAnew, seal, type Bundle, type Correspondence } from "./signal.ts";
import { seconds, stanza, type Stanza } from "./stanza.ts";
import type { World } from "./world.ts";

/** A message on its way to the account. */
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

type Recipient = { account: Account; device: Device };

/** The message sealed for one device. Call within `inTurn`. */
export async function writeLetter(world: World, to: Recipient, draft: Draft): Promise<Letter> {
  const plain = proto.Message.encode(draft.message).finish();
  const between = { secret: world.secret, ...to, contact: draft.contact };
  const body = draft.plaintext ? stanza("plaintext", {}, plain) : await encNode(between, plain);
  const attributes = { id: draft.id, t: seconds(), type: "text", ...draft.attributes };
  const peer = draft.peer ?? false;
  const letter = {
    id: draft.id,
    device: to.device.id,
    stanza: stanza("message", attributes, [body]),
    peer,
    staleRefusals: 0,
  };
  return peer || draft.plaintext ? letter : { ...letter, retry: { contact: draft.contact, plain } };
}

/** The letter under the same id, sealed in a new session; undefined when this one cannot be. Call within `inTurn`. */
export async function rewriteLetter(
  world: World,
  to: Recipient,
  { letter, count, bundle }: { letter: Letter; count: number; bundle: Bundle | undefined },
): Promise<Letter | undefined> {
  if (!letter.retry) return undefined;
  const { contact, plain } = letter.retry;
  const between = { secret: world.secret, ...to, contact };
  await beginAnew(between, bundle);
  const enc = await encNode(between, plain, count);
  return { ...letter, stanza: { ...letter.stanza, content: [enc] }, staleRefusals: letter.staleRefusals + 1 };
}

const turns = new WeakMap<Account, Promise<unknown>>();

/** One encryption after the other, so that messages keep the order in which they were asked for. */
export async function inTurn<T>(account: Account, work: () => Promise<T>): Promise<T> {
  const before = turns.get(account) ?? Promise.resolve();
  const mine = before.then(work);
  turns.set(
    account,
    mine.catch(() => undefined),
  );
  return mine;
}

async function encNode(between: Correspondence, plain: Uint8Array, count?: number): Promise<Stanza> {
  const { type, content } = await seal(between, plain);
  return stanza("enc", { v: 2, type, count }, content);
}
