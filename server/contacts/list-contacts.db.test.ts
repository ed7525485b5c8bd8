import { expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { callerWith, newOrganization, newSession } from "@/server/testing/factories.ts";
import { listContacts } from "./index.ts";
import { ListContacts } from "./schema.ts";

it("people among thousands are found by any part of a name or number, in the list's order, page by page", async () => {
  const { id: organizationId } = await newOrganization();
  const { id: session } = await newSession({ organizationId });
  for (let made = 0; made < 6_000; made += 1_000)
    await pool.query(
      `insert into contacts (session_id, jid, name, push_name)
     select $1, (628000000000 + n) || '@s.whatsapp.net', case when n > 3000 then 'Ørjan' when n % 300 = 0 then 'Grażyna' end, 'Bilal'
     from generate_series($2::int + 1, $2::int + 1000) n`,
      [session, made],
    );
  for (const q of ["z", "qq", "żyn", "orjan b", "0300", "628000004001", "i"]) {
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = ListContacts.parse({ session, q, limit: 200, ...(cursor && { cursor }) });
      const page = await listContacts(callerWith(organizationId, "read"), query);
      found.push(...page.data.map(({ jid }) => jid));
      cursor = page.nextCursor;
    }
    const { rows } = await pool.query<{ jid: string }>(
      "select jid from contacts where session_id = $1 and strpos(search, fold($2)) > 0 order by jid",
      [session, q],
    );
    expect(found).toEqual(rows.map(({ jid }) => jid));
  }
});
