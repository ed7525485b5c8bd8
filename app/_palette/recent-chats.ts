type Visited = { session: string; jid: string };

const KEPT = 6;
let visited: readonly Visited[] = [];

/** Remembers, for this tab alone, which chats somebody looked at; the latest first. */
export function noteVisit(visit: Visited): void {
  visited = [visit, ...visited.filter(({ session, jid }) => session !== visit.session || jid !== visit.jid)].slice(
    0,
    KEPT,
  );
}

export const recentlyVisited = (): readonly Visited[] => visited;
