import { createHmac } from "node:crypto";
import { proto } from "@whiskeysockets/baileys";
import type { Account } from "../account.ts";

/** What seals an account's settings between the owner's devices. The phone shares it with each companion. */
export function appStateKey(secret: Buffer, { state }: Account): proto.Message.IAppStateSyncKey {
  const keyData = createHmac("sha256", secret).update(`app state ${state.phone}`).digest();
  return {
    keyId: { keyId: keyData.subarray(0, 6) },
    keyData: {
      keyData,
      fingerprint: { rawId: 1, currentIndex: 1, deviceIndexes: [0] },
      timestamp: state.bornAt,
    },
  };
}

/** The same, as Baileys' patch functions ask for it. */
export function patchKey(secret: Buffer, account: Account) {
  const { keyId, keyData } = appStateKey(secret, account);
  const id = Buffer.from(keyId?.keyId ?? []).toString("base64");
  const data = proto.Message.AppStateSyncKeyData.create(keyData ?? {});
  return { id, find: (wanted: string) => Promise.resolve(wanted === id ? data : undefined) };
}
