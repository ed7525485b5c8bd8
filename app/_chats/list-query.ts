import { ruleOf, type ChatFilter } from "./chat-filter.ts";

/** Which list of chats: of one session under a filter, or what `q` finds in it. */
export type WantedList = { session: string; q: string; filter: ChatFilter };

/** How many chats are asked for first: few, to be on screen soon. */
export const FIRST_PAGE = 50;

/** What the server is asked for. */
export const listQuery = ({ session, q, filter }: WantedList) => ({
  session,
  include: "lastMessage",
  ...ruleOf(filter).query,
  ...(q === "" ? {} : { q }),
});

/** Where the first page is fetched, to the letter: the page's head asks for it while the scripts are on their way. */
export const firstPageAddress = (wanted: WantedList): string =>
  `/api/trpc/chats.list?input=${encodeURIComponent(JSON.stringify({ ...listQuery(wanted), limit: FIRST_PAGE }))}`;
