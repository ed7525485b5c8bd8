import { askOne } from "../ask.ts";
import type { Scene } from "../scene.ts";

type Row = { waiting: number; quarantined: number; unreadable: number };

/** Nothing waits, nothing was set aside, and no message is a placeholder for one that could not be decrypted. */
export async function checkInbox({ linked }: Scene): Promise<string[]> {
  const { waiting, quarantined, unreadable } = await askOne<Row>(
    `select (select count(*)::int from inbox where session_id = any($1) and state = 'new') as waiting,
      (select count(*)::int from inbox where session_id = any($1) and state = 'quarantined') as quarantined,
      (select count(*)::int from messages where session_id = any($1) and type = 'unsupported' and payload is null and not deleted) as unreadable`,
    linked.map(({ session }) => session),
  );
  return [
    ...(waiting > 0 ? [`${waiting} rows of the inbox are not projected`] : []),
    ...(quarantined > 0 ? [`${quarantined} rows of the inbox are quarantined`] : []),
    ...(unreadable > 0 ? [`${unreadable} messages could not be decrypted`] : []),
  ];
}
