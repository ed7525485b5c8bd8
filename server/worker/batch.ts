import {
  type BaileysEventMap,
  BufferJSON,
  type Chat,
  type Contact,
  type GroupMetadata,
  proto,
  type WAMessageKey,
} from "@whiskeysockets/baileys";

/** What one batch of Baileys' events holds that no stored stanza holds: made small, and safe to keep as JSON. */
export type Batch = {
  chats?: (Pick<Chat, "id" | "name" | "archived" | "pinned" | "muteEndTime" | "unreadCount"> & { exists?: boolean })[];
  /** `name` null: they are not in the address book any more. */
  contacts?: (Pick<Contact, "id" | "notify" | "verifiedName" | "lid" | "phoneNumber"> & {
    name?: string | null | undefined;
  })[];
  messages?: { key: WAMessageKey; info: Uint8Array }[];
  statuses?: { key: WAMessageKey; status: number }[];
  /** How far an own message got with one of a group. */
  receipts?: { key: WAMessageKey; by: string; status: number }[];
  /** Messages deleted on the phone, for its owner alone. */
  removed?: WAMessageKey[];
  labels?: (Pick<BaileysEventMap["labels.edit"], "id" | "name" | "color"> & { deleted?: boolean | null })[];
  labelings?: { labelId: string; chatId: string; messageId?: string; present: boolean }[];
  reads?: { chat: string; ids: string[] }[];
  pairs?: { lid: string; pn: string }[];
  deleted?: string[];
  /** How groups are now, with all their members. */
  groups?: Pick<
    GroupMetadata,
    "id" | "subject" | "desc" | "owner" | "ownerPn" | "announce" | "restrict" | "creation" | "participants"
  >[];
  /** All the groups we are in. */
  joined?: string[];
  /** Groups we are not in any more. */
  left?: string[];
  /** The phone told everything anew, so "read" says nothing about what came since. */
  resync?: boolean;
};

type Events = Partial<BaileysEventMap>;
type Taking = { isStored: (waId: string) => boolean; resync: boolean };

/** Undefined when the events hold nothing for us. `isStored` knows the messages whose stanza is in the inbox already. */
export function takeBatch(events: Events, { isStored, resync }: Taking): Batch | undefined {
  const batch = {
    chats: chatsOf(events),
    contacts: contactsOf(events),
    messages: messagesOf(events, isStored),
    statuses: statusesOf(events),
    removed: removedOf(events),
    labels: labelsOf(events),
    labelings: labelingsOf(events),
    pairs: events["lid-mapping.update"] ? [events["lid-mapping.update"]] : [],
    deleted: resync ? [] : (events["chats.delete"] ?? []),
  };
  const filled = Object.entries(batch).filter(([, list]) => list.length > 0);
  return filled.length === 0 ? undefined : { ...Object.fromEntries(filled), ...(resync && { resync }) };
}

type GivenChat = Partial<Chat>;

/**
 * Of a chat only what the phone decided. Times and unread counts of these events are wrong by design (they are sums and
 * last-processed values), so they are computed from the messages instead.
 */
function chatsOf(events: Events): NonNullable<Batch["chats"]> {
  const fromHistory = (events["messaging-history.set"]?.chats ?? []).map((chat) => flagsOf(chat, { counted: true }));
  return [
    ...fromHistory,
    ...(events["chats.upsert"] ?? []).map((chat) => ({ ...flagsOf(chat), name: chat.name, exists: true })),
    ...(events["groups.upsert"] ?? []).map(({ id, subject }) => ({ id, name: subject, exists: true })),
    ...(events["groups.update"] ?? []).flatMap(({ id, subject }) => (id && subject ? [{ id, name: subject }] : [])),
    ...(events["chats.update"] ?? []).map((chat) => ({ ...flagsOf(chat), name: chat.name })),
  ].filter(({ id, ...rest }) => id && Object.values(rest).some((value: unknown) => value !== undefined));
}

/** Null means "off" in an update, but "not said" in history, where the count is absolute and was taken from the row. */
function flagsOf(chat: GivenChat, { counted = false } = {}): GivenChat {
  const given = <T>(value: T) => (counted && value === null ? undefined : value);
  const { id, archived, pinned, muteEndTime, unreadCount } = chat;
  const decided = !counted && typeof unreadCount === "number" && unreadCount <= 0;
  return {
    id,
    archived: archived ?? undefined,
    pinned: given(pinned),
    muteEndTime: given(muteEndTime),
    unreadCount: decided ? unreadCount : undefined,
  };
}

/** Push names come with each message anyway; only what the address book says is news. An upsert is a whole entry of it: without a name, a removed one. */
function contactsOf(events: Events): NonNullable<Batch["contacts"]> {
  const all = [
    ...(events["messaging-history.set"]?.contacts ?? []),
    ...(events["contacts.upsert"] ?? []).map((contact) => ({ ...contact, name: contact.name ?? null })),
    ...(events["contacts.update"] ?? []).filter((contact) => contact.name !== undefined),
  ];
  return all.flatMap(({ id, name, notify, verifiedName, lid, phoneNumber }) =>
    id && (name !== undefined || lid || phoneNumber) ? [{ id, name, notify, verifiedName, lid, phoneNumber }] : [],
  );
}

const { CIPHERTEXT } = proto.WebMessageInfo.StubType;

function messagesOf(events: Events, isStored: Taking["isStored"]): NonNullable<Batch["messages"]> {
  return (events["messages.upsert"]?.messages ?? []).flatMap((message) => {
    if (message.category === "peer") return []; // between the phone and us, whether it could be read or not
    const shown = message.message != null || message.messageStubType != null;
    // A stanza that is stored says all of it but that it could not be decrypted.
    if (!shown || (isStored(message.key.id ?? "") && message.messageStubType !== CIPHERTEXT)) return [];
    const info = proto.WebMessageInfo.encode(proto.WebMessageInfo.fromObject(message)).finish();
    return [{ key: message.key, info }];
  });
}

const { DELIVERY_ACK } = proto.WebMessageInfo.Status;

/** What WhatsApp says about sending; receipts are in the inbox before Baileys sees them (receipt-gate.ts). */
const statusesOf = (events: Events): NonNullable<Batch["statuses"]> =>
  (events["messages.update"] ?? []).flatMap(({ key, update: { status } }) =>
    typeof status === "number" && status < DELIVERY_ACK ? [{ key, status }] : [],
  );

function removedOf({ "messages.delete": deleted }: Events): WAMessageKey[] {
  return deleted && "keys" in deleted ? deleted.keys : [];
}

const labelsOf = ({ "labels.edit": label }: Events): NonNullable<Batch["labels"]> => {
  if (!label) return [];
  const { id, name, color, deleted } = label;
  return [{ id, name, color, deleted }];
};

const labelingsOf = ({ "labels.association": given }: Events): NonNullable<Batch["labelings"]> => {
  if (!given) return [];
  const { labelId, chatId, ...rest } = given.association;
  const messageId = "messageId" in rest ? rest.messageId : undefined;
  return [{ labelId, chatId, ...(messageId && { messageId }), present: given.type === "add" }];
};

export const packBatch = (batch: Batch): Buffer => Buffer.from(JSON.stringify(batch, BufferJSON.replacer));

export const unpackBatch = (bytes: Buffer): Batch => JSON.parse(bytes.toString(), BufferJSON.reviver) as Batch;
