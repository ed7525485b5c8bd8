import { createHmac } from "node:crypto";
import type { proto } from "@whiskeysockets/baileys";
import type { Account } from "../account.ts";
import type { World } from "../world.ts";
import { sealMedia } from "./seal-media.ts";

/** The notice of a chunk whose content is a file to fetch. The same id gives the same file and key. */
export async function keepHistoryFile(
  world: World,
  { state: { phone } }: Account,
  { id, notice }: { id: string; notice: proto.Message.IHistorySyncNotification },
): Promise<proto.Message.IHistorySyncNotification> {
  const { initialHistBootstrapInlinePayload: content, ...rest } = notice;
  const made = (what: string) => createHmac("sha256", world.secret).update(`${what} ${phone} ${id}`).digest();
  const mediaKey = made("media key");
  const { file, ...facts } = await sealMedia(content ?? Buffer.alloc(0), mediaKey, "md-msg-hist");
  const name = made("media name").toString("hex");
  await world.store.writeMedia(phone, name, file);
  return { ...rest, ...facts, mediaKey, directPath: `/media/${phone}/${name}` };
}
