import type { Batch } from "../batch.ts";
import type { Facts, GroupFact } from "../facts.ts";
import { toJid, toMilliseconds, toName, toText } from "../normalise.ts";
import { notePair, type Me } from "./reading.ts";

type Given = NonNullable<Batch["groups"]>[number];

/** What a batch says of groups: how they are now, and which of them we are in. */
export function readGroups({ groups, joined, left }: Batch, me: Me, facts: Facts): void {
  for (const group of groups ?? []) readGroup(group, facts);
  const own = [me.jid, me.lid].flatMap((jid) => jid ?? []);
  if (joined) facts.groups.push({ about: "joined", jids: joined.flatMap((jid) => toJid(jid) ?? []), me: own });
  for (const jid of (left ?? []).flatMap((each) => toJid(each) ?? []))
    facts.groups.push({ about: "left", jid, me: own });
}

function readGroup(group: Given, facts: Facts): void {
  const jid = toJid(group.id);
  if (!jid) return;
  notePair(toJid(group.owner), toJid(group.ownerPn), facts);
  const subject = toName(group.subject) ?? null;
  if (subject !== null) facts.chats.push({ jid, name: subject, renamed: true });
  facts.groups.push({
    about: "group",
    jid,
    subject,
    description: toText(group.desc) ?? null,
    owner: toJid(group.owner) ?? null,
    announce: group.announce ?? false,
    locked: group.restrict ?? false,
    createdAt: toMilliseconds(group.creation) ?? null,
    members: group.participants.flatMap((member) => readMember(member, facts)),
  });
}

function readMember(
  { id, lid, phoneNumber, admin }: Given["participants"][number],
  facts: Facts,
): GroupFact["members"] {
  const jid = toJid(id);
  if (!jid) return [];
  notePair(jid, toJid(lid), facts);
  notePair(jid, toJid(phoneNumber), facts);
  return [{ jid, role: admin === "admin" || admin === "superadmin" ? admin : "member" }];
}
