import { randomBytes } from "node:crypto";
import { Curve, hmacSign, proto, WA_ADV_ACCOUNT_SIG_PREFIX } from "@whiskeysockets/baileys";
import { blankState, type Account, type Device } from "./account.ts";
import { lidJid, lidOf, phoneJid } from "./address.ts";
import { plantSettings } from "./app-state/plant-settings.ts";
import { identityOf } from "./signal.ts";
import { seconds, SERVER, stanza } from "./stanza.ts";
import { unlinkDevice } from "./unlink-device.ts";
import type { Phone, Waiting } from "./waiting.ts";
import type { World } from "./world.ts";

const REFS = 6;
const PERSONAL = proto.ADVEncryptionType.E2EE;

/** What a QR code says: which of the server's tickets, and the keys of the client that shows it. */
export type Code = { ref: string; noise: string; identity: string; advSecret: string };

/** Reads Baileys' code string, with or without the address in front; undefined when it is none. */
export function readCode(text: string): Code | undefined {
  const [ref, noise, identity, advSecret] = text.slice(text.indexOf("#") + 1).split(",");
  return ref && noise && identity && advSecret ? { ref, noise, identity, advSecret } : undefined;
}

/** Gives an unknown client its tickets; it makes a code of each. */
export function offerPairing(world: World, client: Omit<Waiting, "refs">): void {
  const refs = Array.from({ length: REFS }, () => `2@${randomBytes(32).toString("base64url")}`);
  world.waiting.add({ ...client, refs });
  const pairDevice = stanza("pair-device", {}, refs.map((ref) => stanza("ref", {}, Buffer.from(ref)))); // prettier-ignore
  client.connection.send(
    stanza("iq", { from: SERVER, type: "set", id: client.connection.nextId(), xmlns: "md" }, [pairDevice]),
  );
}

/** The client that shows this code, if it still waits. */
export function findWaiting(world: World, code: Code): Waiting | undefined {
  return [...world.waiting].find(
    ({ refs, noise, device }) =>
      refs.includes(code.ref) && noise.toString("base64") === code.noise && device.identity === code.identity,
  );
}

/** The phone scans: a new device of its account, which the client is told together with a signature it checks. */
export async function linkDevice(
  world: World,
  link: { waiting: Waiting; code: Omit<Code, "ref">; phone: Phone },
): Promise<Account> {
  const { waiting, code, phone } = link;
  const account = world.accounts.get(phone.phone) ?? (await openAccount(world, phone));
  const { state } = account;
  for (const lost of state.devices.filter((one) => neverCame(account, one))) unlinkDevice(world, account, lost);
  const device: Device = { id: state.nextDevice, noise: code.noise, ...waiting.device };
  state.nextDevice += 1;
  state.devices.push(device);
  await world.save(account);
  world.waiting.delete(waiting);
  sendSuccess(world, { account, device, link });
  return account;
}

/** Its client was gone before it heard that it had been scanned, and shows another code by now. */
const neverCame = ({ journal }: Account, { id, historySent }: Device): boolean =>
  !historySent && !journal.entries.some(({ device, what }) => device === id && what === "connected");

async function openAccount(world: World, phone: Phone): Promise<Account> {
  const account = world.addAccount({ ...blankState(), ...phone, bornAt: Date.now() });
  await plantSettings(world, account);
  return account;
}

type Success = { account: Account; device: Device; link: { waiting: Waiting; code: Pick<Code, "advSecret"> } };

function sendSuccess(world: World, { account, device, link: { waiting, code } }: Success): void {
  const { phone } = account.state;
  const signed = signDevice(world, { phone, device });
  const hmac = hmacSign(signed, Buffer.from(code.advSecret, "base64"));
  const identity = proto.ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac }).finish();
  const addresses = { jid: phoneJid(phone, device.id), lid: lidJid(lidOf(phone), device.id) };
  const parts = [
    stanza("device-identity", {}, identity),
    stanza("platform", { name: "android" }),
    stanza("device", addresses),
  ];
  const attributes = { from: SERVER, type: "set", id: waiting.connection.nextId(), xmlns: "md", t: seconds() };
  waiting.connection.send(stanza("iq", attributes, [stanza("pair-success", {}, parts)]));
}

function signDevice(world: World, { phone, device }: { phone: string; device: Device }): Buffer {
  const details = proto.ADVDeviceIdentity.encode({
    rawId: device.registrationId,
    timestamp: seconds(),
    keyIndex: device.id,
    accountType: PERSONAL,
    deviceType: PERSONAL,
  }).finish();
  const primary = identityOf(world.secret, phone);
  const message = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, Buffer.from(device.identity, "base64")]);
  const accountSignature = Curve.sign(primary.private, message);
  const signed = { details, accountSignatureKey: primary.public, accountSignature };
  return Buffer.from(proto.ADVSignedDeviceIdentity.encode(signed).finish());
}
