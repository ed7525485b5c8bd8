import { seconds, stanza, type Stanza } from "../stanza.ts";
import type { LiveGroup } from "./group.ts";
import { describe, groupStanza, memberAt, memberStanza } from "./live-group.ts";

export type GroupWish = {
  subject?: string | undefined;
  description?: string | undefined;
  announce?: boolean | undefined;
  locked?: boolean | undefined;
  add?: readonly string[] | undefined;
  remove?: readonly string[] | undefined;
  promote?: readonly string[] | undefined;
  demote?: readonly string[] | undefined;
};

type Step = { group: LiveGroup; told: Stanza };
type Steps = { [What in keyof GroupWish]-?: (group: LiveGroup, wish: NonNullable<GroupWish[What]>) => Step };

/** What each change makes of the group, and how the members are told. */
const steps: Steps = {
  add: (group, jids) => {
    const added = jids.map((jid) => memberAt(group.addressing, jid));
    return { group: { ...group, members: [...without(group, jids), ...added] }, told: stanza("add", {}, added.map(memberStanza)) }; // prettier-ignore
  },
  remove: (group, jids) => ({ group: { ...group, members: without(group, jids) }, told: about("remove", group, jids) }),
  promote: (group, jids) => ({ group: withRole(group, jids, "admin"), told: about("promote", group, jids) }),
  demote: (group, jids) => ({ group: withRole(group, jids, undefined), told: about("demote", group, jids) }),
  subject: (group, subject) => {
    const subjectAt = seconds();
    return { group: { ...group, subject, subjectAt }, told: stanza("subject", { subject, s_t: subjectAt }) };
  },
  announce: (group, announce) => ({
    group: { ...group, announce },
    told: stanza(announce ? "announcement" : "not_announcement"),
  }),
  locked: (group, locked) => ({ group: { ...group, locked }, told: stanza(locked ? "locked" : "unlocked") }),
  description: (group, description) => ({ group: { ...group, description }, told: describe(description, seconds()) }),
};

/** The group after all that was asked for, and what its members are told, one after the other. */
export function changeGroup(before: LiveGroup, wish: GroupWish): { group: LiveGroup; told: Stanza[] } {
  const told: Stanza[] = [];
  let group = before;
  const take = (step: Step) => {
    group = step.group;
    told.push(step.told);
  };
  if (wish.subject !== undefined) take(steps.subject(group, wish.subject));
  if (wish.description !== undefined) take(steps.description(group, wish.description));
  if (wish.announce !== undefined) take(steps.announce(group, wish.announce));
  if (wish.locked !== undefined) take(steps.locked(group, wish.locked));
  for (const what of ["add", "remove", "promote", "demote"] as const) {
    const jids = wish[what];
    if (jids) take(steps[what](group, jids));
  }
  return { group, told };
}

/** A group that the owner finds himself in. */
export function foundGroup(
  jid: string,
  wish: { subject: string; owner: string; members: readonly string[] },
): LiveGroup {
  const at = seconds();
  const [founder, ...others] = [wish.owner, ...wish.members].map((each) => memberAt("lid", each));
  const members = [...(founder ? [{ ...founder, role: "admin" as const }] : []), ...others];
  return { jid, subject: wish.subject, subjectAt: at, createdAt: at, addressing: "lid", members };
}

export const announceFounding = (group: LiveGroup): Stanza => stanza("create", {}, [groupStanza(group)]);

const named = ({ addressing }: LiveGroup, jids: readonly string[]) => new Set(jids.map((jid) => memberAt(addressing, jid).jid)); // prettier-ignore

function without(group: LiveGroup, jids: readonly string[]): LiveGroup["members"] {
  const gone = named(group, jids);
  return group.members.filter(({ jid }) => !gone.has(jid));
}

function withRole(group: LiveGroup, jids: readonly string[], role: "admin" | undefined): LiveGroup {
  const meant = named(group, jids);
  return { ...group, members: group.members.map((member) => (meant.has(member.jid) ? { ...member, role } : member)) };
}

const about = (tag: string, { addressing }: LiveGroup, jids: readonly string[]): Stanza =>
  stanza(tag, {}, jids.map((jid) => memberStanza(memberAt(addressing, jid)))); // prettier-ignore
