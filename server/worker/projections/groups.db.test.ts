import { inTransaction } from "@/server/db/in-transaction.ts";
import { fc, test } from "@fast-check/vitest";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect } from "vitest";
import type { Batch } from "../batch.ts";
import { readBatch } from "../content/read-batch.ts";
import { type Database, openDatabase } from "../database.ts";
import { mergeFacts } from "../facts.ts";
import { toJid } from "../normalise.ts";
import { applyFacts } from "./apply.ts";

let database: Database;
const organization = ulid();
const me = { jid: toJid("100@s.whatsapp.net")!, lid: toJid("9100@lid")! };
const GROUPS = ["1@g.us", "2@g.us", "3@g.us"];
const PEOPLE = ["9100@lid", "100@s.whatsapp.net", "9200@lid", "9300@lid"];

beforeAll(async () => {
  database = openDatabase();
  await database.work.query("insert into organizations (id, name) values ($1, 'Test')", [organization]);
});
afterAll(() => database.close());

const group = fc.record({
  id: fc.constantFrom(...GROUPS),
  subject: fc.constantFrom("One", "Two"),
  desc: fc.constantFrom("about", undefined),
  owner: fc.constantFrom("9200@lid", undefined),
  announce: fc.boolean(),
  restrict: fc.boolean(),
  creation: fc.constant(1_600_000_000),
  participants: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...PEOPLE),
      admin: fc.constantFrom("admin" as const, "superadmin" as const, null),
    }),
    { selector: ({ id }) => id },
  ),
});
const batch: fc.Arbitrary<Batch> = fc.oneof(
  group.map((one) => ({ groups: [one] })),
  fc.constantFrom(...GROUPS).map((jid) => ({ left: [jid] })),
  fc.uniqueArray(group, { selector: ({ id }) => id }).map((groups) => ({ groups, joined: groups.map(({ id }) => id) })),
);

async function copyOf(pieces: Batch[][]) {
  const session = ulid();
  await database.work.query("insert into sessions (id, organization_id, kind) values ($1, $2, 'whatsapp')", [
    session,
    organization,
  ]);
  let receivedAt = 1_700_000_000_000;
  for (const piece of pieces) {
    const facts = piece.map((one) => readBatch(one, { me, receivedAt: (receivedAt += 1), history: false }));
    await inTransaction(database.work, (client) =>
      applyFacts(client, mergeFacts(facts), { session, history: false, silent: false }),
    );
  }
  const read = async (text: string) => (await database.work.query(text, [session])).rows;
  return {
    groups: await read(
      "select jid, subject, description, owner_jid, announce, locked, created_at from groups where session_id = $1 order by jid",
    ),
    members: await read("select group_jid, jid, role from group_members where session_id = $1 order by group_jid, jid"),
  };
}

describe("what is told of groups", () => {
  test.prop([fc.array(batch, { minLength: 1, maxLength: 8 }), fc.nat(8)], { numRuns: 60 })(
    "ends the same, told together or one after the other",
    async (batches, cut) => {
      const single = await copyOf(batches.map((one) => [one]));
      expect(await copyOf([batches])).toEqual(single);
      expect(await copyOf([batches.slice(0, cut), batches.slice(cut)])).toEqual(single);
      const last = batches.at(-1)?.joined;
      if (last)
        expect(
          single.members.filter(({ group_jid, jid }) => !last.includes(group_jid) && [me.jid, me.lid].includes(jid)),
        ).toEqual([]);
    },
    60_000,
  );
});
