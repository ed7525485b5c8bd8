/** A count as badges show it: beyond three digits nobody counts along. */
export const badgeWords = (count: number): string => (count > 999 ? "999+" : String(count));
