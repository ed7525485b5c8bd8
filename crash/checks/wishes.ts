import type { Scene } from "../scene.ts";

type Change = { by: string; actions: { index: string[]; value: { muteAction?: { muteEndTimestamp?: number } } }[] };
type Snapshot = { accounts: { account: string; settings: Record<string, Change[]> }[] };

/** WhatsApp has been told each wish, and once. */
export async function checkWishes({ plan, linked, tell }: Scene): Promise<string[]> {
  const { accounts } = await tell<Snapshot>("snapshot", {});
  return linked.flatMap(({ account }, phone) => {
    const wished = plan.steps.flatMap((step) => ("wish" in step && step.phone === phone ? [`${step.wish.chat} ${step.wish.mutedUntil}`] : [])); // prettier-ignore
    const told = accounts.filter((one) => one.account === account).flatMap(({ settings }) => mutesOf(settings));
    const never = wished.filter((wish) => !told.includes(wish));
    const often = [...new Set(told.filter((wish, place) => told.indexOf(wish) !== place))];
    return [
      ...(never.length > 0 ? [`${never.length} of ${wished.length} wishes were never told`] : []),
      ...(often.length > 0 ? [`${often.length} of ${wished.length} wishes were told more than once`] : []),
    ];
  });
}

const mutesOf = (settings: Record<string, Change[]>): string[] =>
  Object.values(settings)
    .flat()
    .filter(({ by }) => by === "client")
    .flatMap(({ actions }) => actions)
    .flatMap(({ index, value: { muteAction } }) =>
      muteAction ? [`${index[1] ?? ""} ${muteAction.muteEndTimestamp ?? 0}`] : [],
    );
