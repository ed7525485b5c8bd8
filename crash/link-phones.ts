import { within } from "@/server/testing/until.ts";
import { ask } from "./ask.ts";
import type { PhoneWish } from "./plan/step.ts";
import type { Linked, Scene } from "./scene.ts";

const PATIENCE_MS = 180_000;
const AT_ONCE = 10;

/** Links every phone of the plan, a few at a time, as a script and a person with the phones would. */
export async function linkPhones(scene: Scene): Promise<void> {
  for (let from = 0; from < scene.plan.phones.length; from += AT_ONCE) {
    const some = scene.plan.phones.slice(from, from + AT_ONCE);
    scene.linked.push(...(await Promise.all(some.map((wish) => link(scene, wish)))));
  }
}

async function link(scene: Scene, wish: PhoneWish): Promise<Linked> {
  const { id: session } = await scene.api<{ id: string }>("POST", "/sessions", { kind: "sandbox", label: wish.phone });
  const account = await within(() => scan(scene, session, wish), PATIENCE_MS);
  if (account === undefined) throw new Error("no code could be scanned");
  scene.journal.follow(account);
  return { session, account };
}

/** The phone scans the code that is shown, if there is one. Undefined when that came too late: the next code. */
async function scan({ tell, history }: Scene, session: string, wish: PhoneWish): Promise<string | undefined> {
  const [row] = await ask<{ qr: string }>("select qr_code as qr from sessions where id = $1 and qr_code is not null", session); // prettier-ignore
  const scanned = row && (await tell<{ account: string }>("scan", { ...wish, qr: row.qr }).catch(() => undefined));
  if (scanned) history.note({ what: "link", session, account: scanned.account });
  return scanned?.account;
}

/** Waits until the history of every phone is in. Where a code is shown again, the link did not come about: it is scanned again. */
export async function awaitHistories(scene: Scene): Promise<void> {
  const complete = async () => {
    const rows = await ask<{ id: string }>(
      "select id from sessions where id = any($1) and history_phase is distinct from 'complete'",
      scene.linked.map(({ session }) => session),
    );
    for (const { id } of rows) await scanAgain(scene, id);
    return rows.length === 0;
  };
  if (!(await within(complete, PATIENCE_MS))) throw new Error("the history did not come in");
}

async function scanAgain(scene: Scene, session: string): Promise<void> {
  const wish = scene.plan.phones[scene.linked.findIndex((one) => one.session === session)];
  if (wish) await scan(scene, session, wish);
}
