import type { Answer } from "../answer.ts";
import type { Client } from "../client.ts";
import { child, stanza, type Stanza } from "../stanza.ts";
import { groupStanza, isMember, joinedGroups, liveGroup } from "./live-group.ts";

/** The groups of the account: all it takes part in, or the one asked about. */
export function answerGroups({ account }: Client, request: Stanza): Answer {
  if (child(request, "participating")) return [stanza("groups", {}, joinedGroups(account).map(groupStanza))];
  if (!child(request, "query")) return undefined;
  const group = liveGroup(account, request.attrs.to ?? "");
  if (!group) return { error: { code: 404, text: "item-not-found" } };
  return isMember(account, group) ? [groupStanza(group)] : { error: { code: 403, text: "forbidden" } };
}
