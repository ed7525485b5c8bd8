import { proto } from "@whiskeysockets/baileys";
import type { Account, Device, Letter } from "./account.ts";
import { corrupted } from "./corrupted.ts";
import { sealForGroup, type GroupSealed } from "./group-keys.ts";
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
  /** Where it is said, when that is a group: it is sealed once for all members. */
  group?: string | undefined;
  peer?: boolean;
  /** `plaintext`: the short cut without Signal (whatsapp.md §4.6). `unavailable`: the server has nothing for a companion. */
  by?: "signal" | "plaintext" | "unavailable";
  /** How many encryptions of it come out unreadable, before one does not. */
  corrupt?: number;
  /** How often the same stanza is offered. */
  copies?: number;
};

type Recipient = { account: Account; device: Device };
type Sheet = { draft: Draft; plain: Uint8Array; sealed?: GroupSealed };

/** The message sealed for each device of the account. Call within `inTurn`. */
export async function writeLetters(world: World, account: Account, draft: Draft): Promise<Letter[]> {
  const sheet = sheetOf(account, draft);
  const letters: Letter[] = [];
  for (const device of account.state.devices) letters.push(await writeLetter(world, { account, device }, sheet));
  return letters;
}

/** The message sealed for one device. Call within `inTurn`. */
export const writeLetterTo = (world: World, to: Recipient, draft: Draft): Promise<Letter> =>
  writeLetter(world, to, sheetOf(to.account, draft));

function sheetOf(account: Account, draft: Draft): Sheet {
  const { contact, group, by = "signal" } = draft;
  const plain = proto.Message.encode(draft.message).finish();
  if (group === undefined || by !== "signal") return { draft, plain };
  return { draft, plain, sealed: sealForGroup(account, { contact, group }, plain) };
}

async function writeLetter(world: World, to: Recipient, sheet: Sheet): Promise<Letter> {
  const { id, attributes, contact, by = "signal", corrupt = 0, copies = 1, peer = false } = sheet.draft;
  const body = await bodyOf({ secret: world.secret, ...to, contact }, sheet);
  const { skewMs = 0 } = to.account.state.faults;
  const letter = {
    id,
    device: to.device.id,
    stanza: stanza("message", { id, t: seconds(Date.now() + skewMs), type: "text", ...attributes }, corrupt > 0 ? body.map(corrupted) : body), // prettier-ignore
    peer,
    copies,
    staleRefusals: 0,
  };
  return peer || by !== "signal"
    ? letter
    : { ...letter, retry: { contact, plain: readableAlone(sheet), corrupt: corrupt - 1 } };
}

async function bodyOf(between: Correspondence, { draft: { by }, plain, sealed }: Sheet): Promise<Stanza[]> {
  if (by === "plaintext") return [stanza("plaintext", {}, plain)];
  if (by === "unavailable") return [stanza("unavailable")];
  if (!sealed) return [await encNode(between, plain)];
  const { key, content, announcement } = sealed;
  const enc = stanza("enc", { v: 2, type: "skmsg" }, content);
  if (key.sharedWith.includes(between.device.id)) return [enc];
  key.sharedWith.push(between.device.id);
  const first = proto.Message.encode({ senderKeyDistributionMessage: announcement }).finish();
  return [await encNode(between, first), enc];
}

/** Of a group message: with the key to read it and what follows, for a device that has lost it. */
const readableAlone = ({ draft: { message }, plain, sealed }: Sheet): Uint8Array =>
  sealed ? proto.Message.encode({ ...message, senderKeyDistributionMessage: sealed.announcement }).finish() : plain;

/** The letter under the same id, sealed in a new session; undefined when this one cannot be. Call within `inTurn`. */
export async function rewriteLetter(
  world: World,
  to: Recipient,
  { letter, count, bundle }: { letter: Letter; count: number; bundle: Bundle | undefined },
): Promise<Letter | undefined> {
  if (!letter.retry) return undefined;
  const { contact, plain, corrupt = 0 } = letter.retry;
  const between = { secret: world.secret, ...to, contact };
  await beginAnew(between, bundle);
  const enc = await encNode(between, plain, count);
  return {
    ...letter,
    retry: { ...letter.retry, corrupt: corrupt - 1 },
    stanza: { ...letter.stanza, content: [corrupt > 0 ? corrupted(enc) : enc] },
    staleRefusals: letter.staleRefusals + 1,
  };
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
