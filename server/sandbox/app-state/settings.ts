import { proto, type WAPatchCreate } from "@whiskeysockets/baileys";
import { isLidJid, lidJid, lidOf, userOf } from "../address.ts";
import { seconds } from "../stanza.ts";

export type Wish = {
  archived?: boolean | undefined;
  pinned?: boolean | undefined;
  /** Epoch ms; −1 for ever, null not at all. */
  mutedUntil?: number | null | undefined;
  read?: boolean | undefined;
  /** Null: the person leaves the address book. */
  contactName?: string | null | undefined;
  label?: Label | undefined;
  /** A label is put on the chat or taken off. */
  labelled?: { label: string; on: boolean } | undefined;
  /** A message goes from the owner's own devices. */
  removed?: { id: string; fromMe: boolean } | undefined;
  /** The whole chat does. */
  deleted?: true | undefined;
};

type Label = { id: string; name: string; color: number; deleted?: boolean | undefined };

/** What a setting is known by: its name, and the chat unless it says otherwise. */
type Setting = Pick<WAPatchCreate, "type" | "apiVersion"> & {
  name: string;
  of?: string[];
  value: proto.ISyncActionValue;
  operation?: typeof REMOVE;
};

const { SET, REMOVE } = proto.SyncdMutation.SyncdOperation;

/** The changes that make a chat as wished: collections, indexes and versions as the phone uses them (whatsapp.md §4.6). */
export function settingsFor(chat: string, wish: Wish, at = Date.now()): WAPatchCreate[] {
  const range = { lastMessageTimestamp: seconds(at) };
  const settings = [
    ...given(wish.archived, (archived) => archive({ archived, messageRange: range })),
    ...given(wish.pinned, pin),
    ...given(wish.read, (read) => markRead({ read, messageRange: range })),
    ...given(wish.mutedUntil, mute),
    ...given(wish.contactName, (fullName) => nameContact(chat, fullName)),
    ...given(wish.label, editLabel),
    ...given(wish.labelled, ({ label, on }) => putLabel([label, chat], on)),
    ...given(wish.removed, ({ id, fromMe }) => removeMessage([chat, id, fromMe ? "1" : "0", "0"], at)),
    ...given(wish.deleted, () => deleteChat(chat, range)),
  ];
  return settings.map(({ name, of, value, operation = SET, ...kind }) => ({
    ...kind,
    index: [name, ...(of ?? [chat])],
    syncAction: { ...value, timestamp: at },
    operation,
  }));
}

const given = <T>(value: T | undefined, make: (value: T) => Setting): Setting[] =>
  value === undefined ? [] : [make(value)];

const archive = (archiveChatAction: proto.SyncActionValue.IArchiveChatAction): Setting => ({
  name: "archive",
  type: "regular_low",
  apiVersion: 3,
  value: { archiveChatAction },
});

const pin = (pinned: boolean): Setting => ({
  name: "pin_v1",
  type: "regular_low",
  apiVersion: 5,
  value: { pinAction: { pinned } },
});

const markRead = (markChatAsReadAction: proto.SyncActionValue.IMarkChatAsReadAction): Setting => ({
  name: "markChatAsRead",
  type: "regular_low",
  apiVersion: 3,
  value: { markChatAsReadAction },
});

const mute = (until: number | null): Setting => ({
  name: "mute",
  type: "regular_high",
  apiVersion: 2,
  value: { muteAction: until === null ? { muted: false } : { muted: true, muteEndTimestamp: until } },
});

const nameContact = (chat: string, fullName: string | null): Setting => ({
  name: "contact",
  type: "critical_unblock_low",
  apiVersion: 2,
  ...(fullName === null
    ? { operation: REMOVE, value: { contactAction: {} } }
    : { value: contactValue(chat, fullName) }),
});

const contactValue = (chat: string, fullName: string): proto.ISyncActionValue => ({
  contactAction: {
    fullName,
    saveOnPrimaryAddressbook: true,
    ...(isLidJid(chat) ? {} : { lidJid: lidJid(lidOf(userOf(chat))) }),
  },
});

const editLabel = ({ id, name, color, deleted = false }: Label): Setting => ({
  name: "label_edit",
  of: [id],
  type: "regular",
  apiVersion: 3,
  value: { labelEditAction: { name, color, deleted } },
});

const putLabel = (of: string[], labeled: boolean): Setting => ({
  name: "label_jid",
  of,
  type: "regular",
  apiVersion: 3,
  value: { labelAssociationAction: { labeled } },
});

const removeMessage = (of: string[], at: number): Setting => ({
  name: "deleteMessageForMe",
  of,
  type: "regular_high",
  apiVersion: 3,
  value: { deleteMessageForMeAction: { deleteMedia: false, messageTimestamp: seconds(at) } },
});

const deleteChat = (chat: string, messageRange: proto.SyncActionValue.ISyncActionMessageRange): Setting => ({
  name: "deleteChat",
  of: [chat, "1"],
  type: "regular_high",
  apiVersion: 6,
  value: { deleteChatAction: { messageRange } },
});
