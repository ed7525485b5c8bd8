import type { Random } from "../random.ts";

/**
 * How many messages each chat has, `messages` in all: a few chats have hundreds, most a handful. In a long list one chat in a hundred
 * has none at all, as a phone keeps after clearing one.
 */
export function shareMessages(random: Random, { chats, messages }: { chats: number; messages: number }): number[] {
  const weights = Array.from({ length: chats }, (_, index) => weightOf(random, index));
  const least: number = messages >= chats ? 1 : 0;
  const shares: number[] = weights.map((weight) => (weight === 0 ? 0 : least));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const free = messages - shares.reduce((sum, share) => sum + share, 0);
  let carried = 0;
  for (const [index, weight] of weights.entries()) {
    carried += (free * weight) / total;
    const whole = Math.floor(carried + 1e-9);
    shares[index] = (shares[index] ?? 0) + whole;
    carried -= whole;
  }
  const missing = messages - shares.reduce((sum, share) => sum + share, 0);
  if (shares.length > 0) shares[0] = (shares[0] ?? 0) + missing;
  return shares;
}

function weightOf(random: Random, index: number): number {
  const weight = 1 / (0.02 + random.next()) ** 1.2;
  return index > 50 && random.chance(0.01) ? 0 : weight;
}
