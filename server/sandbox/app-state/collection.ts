import { newLTHashState, proto, type ChatMutation, type LTHashState, type WAPatchName } from "@whiskeysockets/baileys";

type Action = { index: string[]; value: object };
type Change = {
  by: "phone" | "client";
  /** The SyncdPatch, base64, its version inside. */
  patch: string;
  actions: Action[];
};

/** One of an account's five lists of settings: each change makes the next version. Byte strings are base64. */
export type Collection = { hash: string; valueMacs: Record<string, string>; changes: Change[] };
export type Collections = Partial<Record<WAPatchName, Collection>>;

export const versionOf = (collection: Collection | undefined): number => collection?.changes.length ?? 0;

/** As Baileys' patch functions take it. */
export function hashStateOf(collection: Collection | undefined): LTHashState {
  if (!collection) return newLTHashState();
  const macs = Object.entries(collection.valueMacs).map(([index, mac]) => [index, { valueMac: base64(mac) }]);
  return {
    version: versionOf(collection),
    hash: base64(collection.hash),
    indexValueMap: Object.fromEntries(macs) as LTHashState["indexValueMap"], // safe: built from such a map by `nextCollection`
  };
}

type Next = {
  state: Omit<LTHashState, "version">;
  patch: proto.ISyncdPatch;
  by: Change["by"];
  mutations: ChatMutation[];
};

/** The list with one change more. */
export function nextCollection(before: Collection | undefined, { state, patch, by, mutations }: Next): Collection {
  const version = versionOf(before) + 1;
  const numbered = proto.SyncdPatch.encode({ ...patch, version: { version } }).finish();
  const macs = Object.entries(state.indexValueMap).map(([index, { valueMac }]) => [index, text(valueMac)]);
  return {
    hash: text(state.hash),
    valueMacs: Object.fromEntries(macs) as Record<string, string>,
    changes: [...(before?.changes ?? []), { by, patch: text(numbered), actions: mutations.map(toAction) }],
  };
}

const toAction = ({ index, syncAction: { value } }: ChatMutation): Action => ({
  index,
  value: proto.SyncActionValue.toObject(proto.SyncActionValue.fromObject(value ?? {}), { longs: Number }),
});

const base64 = (encoded: string) => Buffer.from(encoded, "base64");
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
