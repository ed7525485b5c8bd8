import { proto, type WAPatchCreate } from "@whiskeysockets/baileys";
import { isLidJid, lidJid, lidOf, userOf } from "../address.ts";
import { seconds } from "../stanza.ts";

export type Wish = {
  archived?: boolean | undefined;
  pinned?: boolean | undefined;
  /** Epoch ms; −1 for ever, null not at all. */
  mutedUntil?: number | null | undefined;
  read?: boolean | undefined;
  contactName?: string | undefined;
};

type Setting = Pick<WAPatchCreate, "type" | "apiVersion"> & { name: string; value: proto.ISyncActionValue };

const { SET: operation } = proto.SyncdMutation.SyncdOperation;

/** The changes that make a chat as wished: collections, indexes and versions as the phone uses them (whatsapp.md §4.6). */
export function settingsFor(chat: string, wish: Wish, at = Date.now()): WAPatchCreate[] {
  const range = { lastMessageTimestamp: seconds(at) };
  const settings = [
    ...given(wish.archived, (archived) => archive({ archived, messageRange: range })),
    ...given(wish.pinned, pin),
    ...given(wish.read, (read) => markRead({ read, messageRange: range })),
    ...given(wish.mutedUntil, mute),
    ...given(wish.contactName, (fullName) => nameContact(chat, fullName)),
  ];
  return settings.map(({ name, value, ...kind }) => ({
    ...kind,
    index: [name, chat],
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

const nameContact = (chat: string, fullName: string): Setting => ({
  name: "contact",
  type: "critical_unblock_low",
  apiVersion: 2,
  value: {
    contactAction: {
      fullName,
      saveOnPrimaryAddressbook: true,
      ...(isLidJid(chat) ? {} : { lidJid: lidJid(lidOf(userOf(chat))) }),
    },
  },
});
