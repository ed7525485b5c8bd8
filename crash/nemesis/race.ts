import { within } from "@/server/testing/until.ts";
import { ask } from "../ask.ts";
import { noteStrike, type Linked, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

const ROUNDS = 5;
const PATIENCE_MS = 60_000;

/** Every number is stopped and started again, five times: both workers go for it, and one socket is opened. */
async function strike(scene: Scene): Promise<void> {
  await Promise.all(scene.linked.map((one) => startAgain(scene, one)));
}

async function startAgain(scene: Scene, { session, account }: Linked): Promise<void> {
  const { api, verdict, journal } = scene;
  const logins = () =>
    journal.entries.filter((entry) => entry.account === account && entry.what === "connected").length;
  for (let round = 0; round < ROUNDS; round += 1) {
    await api("POST", `/sessions/${session}:stop`);
    if (!(await is(session, "stopped"))) verdict.violations.push("a number was not stopped within a minute");
    await journal.read();
    const before = logins();
    noteStrike(scene, "start", { session });
    await api("POST", `/sessions/${session}:start`);
    if (!(await is(session, "working")))
      verdict.violations.push("a number was not connected within a minute of its start");
    await journal.read();
    if (logins() !== before + 1) verdict.violations.push(`one start led to ${logins() - before} logins`);
  }
}

const is = (session: string, status: string) =>
  within(
    async () => (await ask("select from sessions where id = $1 and status = $2", session, status)).length > 0,
    PATIENCE_MS,
  );

export const race: Nemesis = { plan: "many", strike };
