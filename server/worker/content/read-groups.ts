import type { Batch } from "../batch.ts";
import type { Facts, GroupFact } from "../facts.ts";
import { toJid, toMilliseconds, toName, toText } from "../normalise.ts";
import { notePair, type Reading } from "./reading.ts";

type Given = NonNullable<Batch["groups"]>[number];

/** What a batch says of groups: how they are now, and which of them we are in. */
export function readGroups(
  { groups, joined, left }: Batch,
  { reading, facts }: { reading: Reading; facts: Facts },
): void {
  const us = { me: [reading.me.jid, reading.me.lid].flatMap((jid) => jid ?? []), noted: reading.receivedAt };
  for (const group of groups ?? []) readGroup(group, us, facts);
  if (joined) facts.groups.push({ about: "joined", jids: joined.flatMap((jid) => toJid(jid) ?? []), ...us });
  for (const jid of (left ?? []).flatMap((each) => toJid(each) ?? [])) facts.groups.push({ about: "left", jid, ...us });
}

function readGroup(group: Given, us: Pick<GroupFact, "me" | "noted">, facts: Facts): void {
  const jid = toJid(group.id);
  if (!jid) return;
  notePair(toJid(group.owner), toJid(group.ownerPn), facts);
  const subject = toName(group.subject) ?? null;
  if (subject !== null) facts.chats.push({ jid, name: subject, noted: us.noted });
  facts.groups.push({
    about: "group",
    ...us,
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
