import { lidJid, lidOf, phoneJid, userOf } from "./address.ts";
import type { Answer } from "./answer.ts";
import type { Client } from "./client.ts";
import { jidOf, type Chat } from "./history/directory.ts";
import { child, stanza, type Stanza } from "./stanza.ts";

const FOUNDED_BEFORE = 86_400 * 600;

/** The groups of the account: all it takes part in, or the one asked about. */
export function answerGroups({ account }: Client, request: Stanza): Answer {
  const { chats, byJid } = account.directory;
  const { phone } = account.state;
  if (child(request, "participating"))
    return [stanza("groups", {}, chats.filter(({ kind }) => kind === "group").map((chat) => groupStanza(phone, chat)))]; // prettier-ignore
  if (!child(request, "query")) return undefined;
  const group = byJid.get(request.attrs.to ?? "");
  return group ? [groupStanza(phone, group)] : { error: { code: 404, text: "item-not-found" } };
}

function groupStanza(phone: string, { jid, name = "", newestAt, addressing, members }: Chat): Stanza {
  const creation = newestAt - FOUNDED_BEFORE;
  const me =
    addressing === "lid" ? { jid: lidJid(lidOf(phone)), phone_number: phoneJid(phone) } : { jid: phoneJid(phone) };
  const attributes = {
    id: userOf(jid),
    subject: name,
    s_t: creation,
    creation,
    creator: me.jid,
    addressing_mode: addressing,
    size: members.length + 1,
  };
  const others = members.map((member) =>
    stanza("participant", {
      jid: jidOf(member, addressing),
      phone_number: addressing === "lid" && member.phone ? phoneJid(member.phone) : undefined,
    }),
  );
  return stanza("group", attributes, [stanza("participant", { ...me, type: "admin" }), ...others]);
}
