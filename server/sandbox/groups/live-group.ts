import type { Account } from "../account.ts";
import { isLidJid, lidJid, lidOf, phoneJid, phoneOfLid, userOf } from "../address.ts";
import { jidOf, type Chat } from "../history/directory.ts";
import type { LiveGroup, Member } from "./group.ts";
import { stanza, type Stanza } from "../stanza.ts";

const FOUNDED_BEFORE = 86_400 * 600;

/** The group as it has become, or as it was when the phone was first linked; undefined when there is none. */
export function liveGroup({ state, directory }: Account, jid: string): LiveGroup | undefined {
  const planned = directory.byJid.get(jid);
  return state.groups[jid] ?? (planned?.kind === "group" ? asPlanned(state.phone, planned) : undefined);
}

/** Those the owner of the phone is in. */
export function joinedGroups(account: Account): LiveGroup[] {
  const planned = account.directory.chats.filter(({ kind }) => kind === "group").map(({ jid }) => jid);
  const jids = new Set([...planned, ...Object.keys(account.state.groups)]);
  return [...jids].flatMap((jid) => liveGroup(account, jid) ?? []).filter((group) => isMember(account, group));
}

export const isMember = ({ state: { phone } }: Account, { members }: LiveGroup): boolean =>
  members.some(({ jid }) => userOf(jid) === phone || userOf(jid) === lidOf(phone));

/** Somebody by the address that the group uses. */
export function memberAt(addressing: "pn" | "lid", jid: string): Member {
  const phone = isLidJid(jid) ? phoneOfLid(userOf(jid)) : userOf(jid);
  if (phone === undefined) return { jid };
  return addressing === "pn"
    ? { jid: phoneJid(phone) }
    : { jid: lidJid(lidOf(phone)), phone: isLidJid(jid) ? undefined : phoneJid(phone) };
}

export function groupStanza({
  jid,
  subject,
  subjectAt,
  description,
  createdAt,
  addressing,
  members,
  announce,
  locked,
}: LiveGroup): Stanza {
  const attributes = {
    id: userOf(jid),
    subject,
    s_t: subjectAt,
    creation: createdAt,
    creator: members.find(({ role }) => role)?.jid,
    addressing_mode: addressing,
    size: members.length,
  };
  const about = description === undefined ? [] : [describe(description, subjectAt)];
  const settings = [...(announce ? [stanza("announcement")] : []), ...(locked ? [stanza("locked")] : [])];
  return stanza("group", attributes, [...about, ...settings, ...members.map(memberStanza)]);
}

export const memberStanza = ({ jid, phone, role }: Member): Stanza =>
  stanza("participant", { jid, phone_number: phone, type: role });

export const describe = (text: string, at: number): Stanza =>
  stanza("description", { id: String(at), t: at }, [stanza("body", {}, Buffer.from(text))]);

function asPlanned(phone: string, { jid, name = "", newestAt, addressing, members }: Chat): LiveGroup {
  const createdAt = newestAt - FOUNDED_BEFORE;
  const me: Member = { ...memberAt(addressing, phoneJid(phone)), role: "admin" };
  const others = members.map((member) => ({
    jid: jidOf(member, addressing),
    phone: addressing === "lid" && member.phone ? phoneJid(member.phone) : undefined,
  }));
  return { jid, subject: name, subjectAt: createdAt, createdAt, addressing, members: [me, ...others] };
}
