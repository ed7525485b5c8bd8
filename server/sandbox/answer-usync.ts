import type { Account, Device } from "./account.ts";
import type { Answer } from "./answer.ts";
import { isPhoneJid, lidJid, lidOf, plainJid, userOf } from "./address.ts";
import type { Client } from "./client.ts";
import { bytesOf, child, children, stanza, type Stanza } from "./stanza.ts";

/** Who is who: devices, LIDs and whether a number is on WhatsApp. Every number is, and has a LID. */
export function answerUsync({ account, world }: Client, request: Stanza): Answer {
  const usync = child(request, "usync");
  const asked = children(child(usync, "query")).map(({ tag }) => tag);
  const users = children(child(usync, "list")).flatMap((user) => {
    const jid = plainJid(user.attrs.jid ?? bytesOf(user, "contact").toString());
    return jid === undefined ? [] : [stanza("user", { jid }, asked.flatMap((what) => part(account, { what, jid }, world.accounts.get(userOf(jid))?.state.devices)))]; // prettier-ignore
  });
  const { sid, mode, index, last, context } = usync?.attrs ?? {};
  return [stanza("usync", { sid, mode, index, last, context }, [stanza("list", {}, users)])];
}

function part(
  account: Account,
  { what, jid }: { what: string; jid: string },
  linked: readonly Device[] = [],
): Stanza[] {
  switch (what) {
    case "contact":
      return [stanza("contact", { type: "in" })];
    case "lid":
      return isPhoneJid(jid) ? [stanza("lid", { val: lidJid(lidOf(userOf(jid))) })] : [];
    case "devices":
      return [
        stanza("devices", {}, [
          stanza("device-list", {}, devices(isMine(account, jid) ? account.state.devices : linked)),
        ]),
      ];
    case "status":
    case "disappearing_mode":
      return [stanza(what)];
    default:
      return [];
  }
}

const isMine = ({ state }: Account, jid: string) => userOf(jid) === state.phone || userOf(jid) === lidOf(state.phone);

const devices = (linked: readonly Device[]) => [
  stanza("device", { id: 0 }),
  ...linked.map(({ id }) => stanza("device", { id, "key-index": id })),
];
