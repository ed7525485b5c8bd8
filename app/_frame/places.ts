/** Paths of the dashboard: part of its interface, made and read here only. */

const CHATS = /^\/sessions\/([^/]+)\/chats(?:\/([^/]+))?\/?$/;

export type ChatsPlace = { session: string; cid: string | undefined };

/** The session and chat that a path names. */
export function chatsPlaceOf(path: string): ChatsPlace | undefined {
  const match = CHATS.exec(path);
  if (!match?.[1]) return undefined;
  return { session: decoded(match[1]), cid: match[2] === undefined ? undefined : decoded(match[2]) };
}

export const threadIsOpen = (path: string) => chatsPlaceOf(path)?.cid !== undefined;

/** "@" may stand in a path as it is, and an address reads better with it. */
const encoded = (part: string) => encodeURIComponent(part).replaceAll("%40", "@");

export const sessionPath = (session: string) => `/sessions/${encoded(session)}`;
export const chatsPath = (session: string) => `${sessionPath(session)}/chats`;
export const chatPath = (session: string, jid: string) => `${chatsPath(session)}/${encoded(jid)}`;

/** Where the messages of a number are searched. */
export const findingPath = (session: string, words: string) =>
  `${chatsPath(session)}?${new URLSearchParams({ find: words }).toString()}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // names nothing then, and the page says so
  }
}

/** A path to return to after the login: of this origin only, else the start. */
export function returnPath(given: string | null): string {
  if (!given?.startsWith("/")) return "/";
  const url = new URL(given, "http://here.invalid");
  const path = url.pathname + url.search;
  return url.host === "here.invalid" && !path.startsWith("//") && !path.startsWith("/login") ? path : "/";
}
