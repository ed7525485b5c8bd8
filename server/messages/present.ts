import { MESSAGE_STATUSES } from "./schema.ts";

/**
 * A message as the contract shows it, built by PostgreSQL. Aliases are fixed: m = messages, c = its chat, s = its session.
 * Addresses are canonical when read: the phone number may have become known after the message was stored.
 */
const canonical = (address: string) => `canonical_jid(m.session_id, ${address})`;
const senderJid = `case when m.from_me then s.jid when m.participant <> '' then ${canonical("m.participant")} else c.jid end`;
const statuses = `array[${MESSAGE_STATUSES.map((status) => `'${status}'`).join(", ")}]`;

const senderName = `case
  when m.from_me then s.push_name
  when m.participant = '' then c.name
  else (select coalesce(k.name, k.verified_name, k.push_name) from contacts k
        where k.session_id = m.session_id and k.jid = ${canonical("m.participant")}) end`;

const quoted = `case when m.quoted is not null then json_build_object('waMessageId', m.quoted->>'waMessageId',
  'senderJid', ${canonical("m.quoted->>'senderJid'")}, 'body', m.quoted->'body') end`;

const media = `case when m.media is not null and not m.deleted then json_build_object('mimetype', m.media->'mimetype', 'size', m.media->'size',
  'filename', m.media->'filename', 'caption', m.media->'caption', 'seconds', m.media->'seconds', 'width', m.media->'width',
  'height', m.media->'height') end`;

const mentions = `coalesce((select json_agg(${canonical("mention")}) from unnest(m.mentions) mention), '[]')`;

const reactions = `coalesce((select json_agg(json_build_object('emoji', r.value->>'emoji', 'senderJid', ${canonical("r.key")},
  'timestamp', (r.value->>'timestamp')::bigint) order by r.value->>'timestamp', r.key) from jsonb_each(m.reactions) r
  where r.value->>'emoji' is not null), '[]')`;

export const messageJson = `json_build_object('id', m.id, 'sessionId', m.session_id, 'waMessageId', m.wa_id, 'chatJid', c.jid,
  'senderJid', ${senderJid}, 'senderName', ${senderName}, 'fromMe', m.from_me, 'type', m.type,
  'body', case when not m.deleted then m.body end, 'quoted', ${quoted}, 'mentions', ${mentions}, 'media', ${media},
  'reactions', ${reactions}, 'status', case when m.from_me then (${statuses})[m.status + 1] end,
  'edited', m.edited_at is not null, 'deleted', m.deleted, 'timestamp', m.at)`;
