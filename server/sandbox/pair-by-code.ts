import { randomBytes } from "node:crypto";
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  Curve,
  derivePairingCodeKey,
  hkdf,
} from "@whiskeysockets/baileys";
import type { Account } from "./account.ts";
import { userOf } from "./address.ts";
import { linkDevice } from "./pairing.ts";
import { identityOf } from "./signal.ts";
import { bytesOf, seconds, SERVER, stanza, type Stanza } from "./stanza.ts";
import type { Phone, Waiting } from "./waiting.ts";
import type { World } from "./world.ts";

const SALT = 32;
const COUNTER_IV = 16;
const SEAL_IV = 12;
const KEY = 32;
const NOTHING = Buffer.alloc(0);

/** The client shows a code for this phone: what it sent stays until somebody types the code. */
export function noteCode(waiting: Waiting, request: Stanza): void {
  waiting.byCode = {
    phone: userOf(request.attrs.jid ?? ""),
    wrapped: bytesOf(request, "link_code_pairing_wrapped_companion_ephemeral_pub"),
    ref: randomBytes(16),
  };
}

/** The phone's owner types the code. Only the client's answer shows whether it was right: wait for `finishCode`. */
export async function enterCode(
  world: World,
  typed: { waiting: Waiting; code: string; phone: Phone },
): Promise<Account> {
  const { waiting, code, phone } = typed;
  const { byCode } = waiting;
  if (!byCode) throw new Error("the client shows no code");
  const { salt, iv, rest } = cut(byCode.wrapped, COUNTER_IV);
  const theirs = aesDecryptCTR(rest, await derivePairingCodeKey(code, salt), iv);
  const ours = Curve.generateKeyPair();
  const wrapped = await wrap(Buffer.from(ours.public), code);
  const parts = [
    stanza("link_code_pairing_wrapped_primary_ephemeral_pub", {}, wrapped),
    stanza("primary_identity_pub", {}, identityOf(world.secret, phone.phone).public),
    stanza("link_code_pairing_ref", {}, byCode.ref),
  ];
  const attributes = { type: "link_code_companion_reg", from: SERVER, id: waiting.connection.nextId(), t: seconds() };
  return new Promise((resolve, reject) => {
    byCode.typed?.reject(new Error("another code has been typed since"));
    byCode.typed = { phone, shared: Curve.sharedKey(ours.private, theirs), resolve, reject };
    waiting.connection.send(
      stanza("notification", attributes, [stanza("link_code_companion_reg", { stage: "primary_hello" }, parts)]),
    );
  });
}

/** The client's answer opens only with the right code; then the device is linked as after a scan. */
export async function finishCode(world: World, waiting: Waiting, request: Stanza): Promise<void> {
  const typed = waiting.byCode?.typed;
  if (!typed) return;
  try {
    const random = openBundle(typed.shared, bytesOf(request, "link_code_pairing_wrapped_key_bundle"));
    const { identity } = waiting.device;
    const primary = identityOf(world.secret, typed.phone.phone);
    const identityShared = Curve.sharedKey(primary.private, Buffer.from(identity, "base64"));
    const advSecret = hkdf(Buffer.concat([typed.shared, identityShared, random]), KEY, { info: "adv_secret" });
    const code = {
      noise: waiting.noise.toString("base64"),
      identity,
      advSecret: Buffer.from(advSecret).toString("base64"),
    };
    typed.resolve(await linkDevice(world, { waiting, code, phone: typed.phone }));
  } catch (error) {
    typed.reject(error);
  }
}

/** The random number behind the two identities. Throws when the seal does not fit: the code was another. */
function openBundle(shared: Buffer, bundle: Buffer): Buffer {
  const { salt, iv, rest } = cut(bundle, SEAL_IV);
  const key = Buffer.from(hkdf(shared, KEY, { salt, info: "link_code_pairing_key_bundle_encryption_key" }));
  return aesDecryptGCM(rest, key, iv, NOTHING).subarray(2 * KEY);
}

async function wrap(key: Buffer, code: string): Promise<Buffer> {
  const [salt, iv] = [randomBytes(SALT), randomBytes(COUNTER_IV)];
  return Buffer.concat([salt, iv, aesEncryptCTR(key, await derivePairingCodeKey(code, salt), iv)]);
}

const cut = (bytes: Buffer, ivLength: number) => ({
  salt: bytes.subarray(0, SALT),
  iv: bytes.subarray(SALT, SALT + ivLength),
  rest: bytes.subarray(SALT + ivLength),
});
