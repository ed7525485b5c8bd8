import { within } from "@/server/testing/until.ts";
import { ask } from "./ask.ts";
import type { Linked, Scene } from "./scene.ts";

const PATIENCE_MS = 90_000;
const AT_ONCE = 10;

/** Links every phone of the plan, a few at a time, as a script and a person with the phones would. */
export async function linkPhones(scene: Scene): Promise<void> {
  for (let from = 0; from < scene.plan.phones.length; from += AT_ONCE) {
    const some = scene.plan.phones.slice(from, from + AT_ONCE);
    scene.linked.push(...(await Promise.all(some.map((wish) => link(scene, wish)))));
  }
}

async function link({ api, tell, journal, history }: Scene, wish: { phone: string }): Promise<Linked> {
  const { id: session } = await api<{ id: string }>("POST", "/sessions", { kind: "sandbox", label: wish.phone });
  const scan = async () => {
    const [row] = await ask<{ qr: string }>(
      "select qr_code as qr from sessions where id = $1 and qr_code is not null",
      session,
    );
    return row && tell<{ account: string }>("scan", { ...wish, qr: row.qr }).catch(() => undefined); // too late: the next code
  };
  const scanned = await within(scan, PATIENCE_MS);
  if (!scanned) throw new Error("no code could be scanned");
  history.note({ what: "link", session, account: scanned.account });
  journal.follow(scanned.account);
  return { session, account: scanned.account };
}

/** Waits until the history of every phone is in. */
export async function awaitHistories({ linked }: Scene): Promise<void> {
  const complete = async () => {
    const rows = await ask(
      "select from sessions where id = any($1) and history_phase = 'complete'",
      linked.map(({ session }) => session),
    );
    return rows.length === linked.length;
  };
  if (!(await within(complete, PATIENCE_MS))) throw new Error("the history did not come in");
}
