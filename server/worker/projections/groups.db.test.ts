import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { pool } from "@/server/db/client.ts";
import { applyRows, linkedSession, ME } from "@/server/testing/own-number.ts";
import type { Batch } from "../batch.ts";
import { readBatch } from "../content/read-batch.ts";
import { mergeFacts } from "../facts.ts";

const GROUPS = ["1@g.us", "2@g.us", "3@g.us"];
const PEOPLE = ["9100@lid", "100@s.whatsapp.net", "9200@lid", "9300@lid"];

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
  const session = await linkedSession();
  let receivedAt = 1_700_000_000_000;
  for (const piece of pieces) {
    const facts = piece.map((one) => readBatch(one, { me: ME, receivedAt: (receivedAt += 1), history: false }));
    await applyRows(session, [mergeFacts(facts)]);
  }
  const read = async (text: string) => (await pool.query(text, [session])).rows;
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
          single.members.filter(({ group_jid, jid }) => !last.includes(group_jid) && [ME.jid, ME.lid].includes(jid)),
        ).toEqual([]);
    },
    60_000,
  );
});
