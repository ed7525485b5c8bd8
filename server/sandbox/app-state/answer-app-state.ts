import {
  ALL_WA_PATCH_NAMES,
  decodeSyncdPatch,
  proto,
  type ChatMutation,
  type WAPatchName,
} from "@whiskeysockets/baileys";
import type { Answer } from "../answer.ts";
import type { Client } from "../client.ts";
import { bytesOf, child, children, stanza, type Stanza } from "../stanza.ts";
import { inTurn } from "../write-letter.ts";
import { announceSettings } from "./announce-settings.ts";
import { patchKey } from "./app-state-key.ts";
import { keepSnapshot } from "./snapshot.ts";
import { hashStateOf, nextCollection, versionOf } from "./collection.ts";

const PATCHES_AT_ONCE = 100;
const CONFLICT = { error: { code: 409, text: "conflict" } };

/** The owner's settings: a client asks for what is newer than its version, or brings a change of its own. */
export async function answerAppState(client: Client, request: Stanza): Promise<Answer> {
  const answers: Stanza[] = [];
  for (const asked of children(child(request, "sync"))) {
    const name = ALL_WA_PATCH_NAMES.find((known) => known === asked.attrs.name);
    if (!name) return { error: { code: 400, text: "bad-request" } };
    const answer = await (child(asked, "patch") ? take : give)(client, { name, asked });
    if (!answer) return CONFLICT;
    answers.push(answer);
  }
  return [stanza("sync", {}, answers)];
}

type Asked = { name: WAPatchName; asked: Stanza };

async function give({ account, world }: Client, { name, asked }: Asked): Promise<Stanza> {
  const collection = account.state.collections[name];
  const known = Number(asked.attrs.version ?? 0);
  if (collection && known === 0 && account.state.snapshots && asked.attrs.return_snapshot === "true") {
    const snapshot = stanza("snapshot", {}, await keepSnapshot(world, account, { name, collection }));
    return stanza("collection", { name, version: versionOf(collection) }, [snapshot]);
  }
  const newer = collection?.changes.slice(known, known + PATCHES_AT_ONCE) ?? [];
  const more = known + newer.length < versionOf(collection);
  const attributes = { name, version: versionOf(collection), has_more_patches: more ? "true" : undefined };
  const patches = newer.map(({ patch }) => stanza("patch", {}, Buffer.from(patch, "base64")));
  const content = newer.length === 0 ? undefined : [stanza("patches", {}, patches)];
  return stanza("collection", attributes, content);
}

/** Undefined when the client started from a version that is not the newest. */
async function take(client: Client, { name, asked }: Asked): Promise<Stanza | undefined> {
  const { account, device, world } = client;
  const { collections } = account.state;
  const taken = await inTurn(account, async () => {
    const before = collections[name];
    if (Number(asked.attrs.version ?? 0) !== versionOf(before)) return false;
    collections[name] = await read(client, { name, asked });
    return true;
  });
  if (!taken) return undefined;
  await world.save(account);
  await announceSettings(world, account, { names: [name], except: device });
  return stanza("collection", { name, version: versionOf(collections[name]) });
}

/** Throws when the seals do not fit. */
async function read({ account, world }: Client, { name, asked }: Asked) {
  const before = account.state.collections[name];
  const patch = proto.SyncdPatch.decode(bytesOf(asked, "patch"));
  const mutations: ChatMutation[] = [];
  const numbered = proto.SyncdPatch.create({
    ...proto.SyncdPatch.toObject(patch),
    version: { version: versionOf(before) + 1 },
  });
  const { find } = patchKey(world.secret, account);
  const keep = (mutation: ChatMutation) => void mutations.push(mutation);
  const state = await decodeSyncdPatch(numbered, name, hashStateOf(before), find, keep, true);
  return nextCollection(before, { state, patch, by: "client", mutations });
}
