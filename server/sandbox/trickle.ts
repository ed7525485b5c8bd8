import type { Account } from "./account.ts";
import { randomFrom } from "./random.ts";
import { sayTexts } from "./say-texts.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
const NEWEST = 200;
const timers = new WeakMap<Account, NodeJS.Timeout>();

/** Goes on where an earlier process stopped. */
export function startTrickles(world: World): void {
  for (const account of world.accounts.values()) restartTrickle(world, account);
}

export function stopTrickles(world: World): void {
  for (const account of world.accounts.values()) clearInterval(timers.get(account));
}

/** Texts come in by themselves, as many a minute as the account's state says, from varied chats. */
export function restartTrickle(world: World, account: Account): void {
  clearInterval(timers.get(account));
  const { trickle } = account.state;
  if (trickle === 0) return;
  const timer = setInterval(() => {
    sayTexts(world, account, { chat: someChat(account), count: 1 }).catch((err: unknown) =>
      world.log.warn({ err }, "a trickled message failed"),
    );
  }, MINUTE / trickle);
  timers.set(account, timer);
}

/** Newer chats speak more often, groups too; channels do not. */
function someChat({ state, directory }: Account): string | undefined {
  const random = randomFrom(`trickle ${state.seed} ${state.said}`);
  const talking = directory.chats.slice(0, NEWEST).filter(({ kind }) => kind !== "channel");
  return talking[Math.floor(talking.length * random.next() ** 2)]?.jid;
}
