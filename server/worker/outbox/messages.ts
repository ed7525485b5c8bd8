import type { MinimalMessage, WAMessageKey } from "@whiskeysockets/baileys";
import type { Pool } from "pg";

/** Which messages a wish is about, as Baileys names them. */

type Place = { session: string; chat: string };

type Row = { id: string; fromMe: boolean; participant: string; seconds: number };

/** Members of groups are named as their group names them: by the hidden number, where it does. */
const SELECT = `select m.wa_id as id, m.from_me as "fromMe", floor(m.sent_at / 1000.0)::float8 as seconds, coalesce((
    select i.lid from identities i join group_members g on g.session_id = i.session_id and g.group_jid = c.jid and g.jid = i.lid
    where i.session_id = c.session_id and i.phone_jid = m.participant), m.participant) as participant
  from chats c join messages m on m.chat_id = c.id
  where c.session_id = $1 and c.jid = $2 and m.content and m.sent_at >= 1000 and (m.from_me or c.type <> 'group' or m.participant <> '')`;

const keyOf = ({ id, fromMe, participant }: Row, { chat }: Place): WAMessageKey => ({
  remoteJid: chat,
  id,
  fromMe,
  ...(participant !== "" && { participant }),
});

/** The newest message up to a time, which tells the phone how far a setting reaches; none in an empty chat. */
export async function newestMessage(pool: Pool, place: Place, upTo: number | null): Promise<MinimalMessage[]> {
  const { rows } = await pool.query<Row>({
    text: `${SELECT} and ($3::bigint is null or m.at <= $3) order by m.at desc, m.id desc limit 1`,
    values: [place.session, place.chat, upTo],
  });
  return rows.map((row) => ({ key: keyOf(row, place), messageTimestamp: row.seconds }));
}

const RECEIPTS_AT_MOST = 1_000;

/** The newest messages of others in (`after`, `upTo`], whose senders shall see that they were read. */
export async function readKeys(
  pool: Pool,
  place: Place,
  { after, upTo }: { after: number; upTo: number },
): Promise<WAMessageKey[]> {
  const { rows } = await pool.query<Row>({
    text: `${SELECT} and not m.from_me and not m.deleted and m.at > $3 and m.at <= $4 order by m.at desc, m.id desc limit ${RECEIPTS_AT_MOST}`,
    values: [place.session, place.chat, after, upTo],
  });
  return rows.map((row) => keyOf(row, place));
}
