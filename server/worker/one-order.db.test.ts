import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { getChat, updateChat } from "@/server/chats/index.ts";
import { pool } from "@/server/db/client.ts";
import { callerWith, newChat, newOrganization, newSession } from "@/server/testing/factories.ts";
import { readMessage } from "./content/read-message.ts";
import { noFacts } from "./facts.ts";
import { fencedChats } from "./lease.ts";
import { toJid } from "./normalise.ts";
import { applyFacts } from "./projections/apply.ts";

const ME = { jid: toJid("100@s.whatsapp.net")!, lid: toJid("9100@lid")! };
const A_MOMENT_MS = 500;

it("a message that comes while somebody archives its chat: the last word of the log on the chat is how it is", async () => {
  const { id: organizationId } = await newOrganization();
  const { id: session } = await newSession({ organizationId });
  const { jid } = await newChat({ sessionId: session });
  await pool.query(
    `insert into leases (session_id, epoch, owner, expires_at) values ($1, 1, 'us', 'infinity')
     on conflict (session_id) do update set epoch = 1, owner = 'us', expires_at = 'infinity'`,
    [session],
  );
  const facts = noFacts();
  const raw = { key: { remoteJid: jid, id: "A", fromMe: false }, message: { conversation: "hello" } };
  readMessage({ ...raw, messageTimestamp: 1_700_000_000 }, { me: ME, receivedAt: Date.now(), history: false }, facts);

  const archived = await fencedChats(pool, { session, epoch: "1" }, async (client) => {
    const archiving = updateChat(callerWith(organizationId, "send"), { session, cid: jid, archived: true });
    await Promise.race([archiving, pause(A_MOMENT_MS)]);
    await applyFacts(client, facts, { session, history: false, silent: false });
    return { archiving };
  });
  await archived.archiving;

  const { rows } = await pool.query<{ data: object }>(
    "select data from events where session_id = $1 and type = 'chat.upserted' order by xid desc, id desc limit 1",
    [session],
  );
  const now = await getChat(callerWith(organizationId, "read"), { session, cid: jid });
  expect(now).toMatchObject({ archived: true, unreadCount: 1 });
  expect(rows[0]?.data).toEqual(now);
});
