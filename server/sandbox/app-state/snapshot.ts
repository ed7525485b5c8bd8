import { createHmac } from "node:crypto";
import { proto, type WAPatchName } from "@whiskeysockets/baileys";
import type { Account } from "../account.ts";
import { sealMedia } from "../media/seal-media.ts";
import type { World } from "../world.ts";
import { type Collection, versionOf } from "./collection.ts";

const { REMOVE } = proto.SyncdMutation.SyncdOperation;

/** Keeps a list of settings as it is now as a file, for a client that begins from nothing. Returns the reference to the file. */
export async function keepSnapshot(
  world: World,
  { state: { phone } }: Account,
  { name, collection }: { name: WAPatchName; collection: Collection },
): Promise<Uint8Array> {
  const what = `${phone} ${name} ${versionOf(collection)}`;
  const made = (kind: string) => createHmac("sha256", world.secret).update(`snapshot ${kind} ${what}`).digest();
  const mediaKey = made("key");
  const content = proto.SyncdSnapshot.encode(snapshotOf(collection)).finish();
  const { file, fileLength: fileSizeBytes, ...facts } = await sealMedia(content, mediaKey, "md-app-state");
  const named = made("name").toString("hex");
  await world.store.writeMedia(phone, named, file);
  const directPath = `/media/${phone}/${named}`;
  return proto.ExternalBlobReference.encode({ ...facts, fileSizeBytes, mediaKey, directPath }).finish();
}

/** What is set, each as it was sealed; the newest change bears the seal over all of it. */
function snapshotOf({ changes }: Collection): proto.ISyncdSnapshot {
  const patches = changes.map(({ patch }) => proto.SyncdPatch.decode(Buffer.from(patch, "base64")));
  const records = new Map<string, proto.ISyncdRecord>();
  for (const { operation, record } of patches.flatMap(({ mutations }) => mutations)) {
    const index = Buffer.from(record?.index?.blob ?? []).toString("base64");
    if (operation === REMOVE || !record) records.delete(index);
    else records.set(index, record);
  }
  const { keyId, snapshotMac: mac } = patches.at(-1) ?? {};
  return { version: { version: changes.length }, records: [...records.values()], keyId, mac };
}
