import type { Message, MessagePage } from "@/server/messages/schema.ts";

/** Newest first by (timestamp, id): negative when `a` stands before `b`. */
const compare = (a: Message, b: Message) => b.timestamp - a.timestamp || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** The pages with this message in its place: changed where it is known, else put in. One older than all that is loaded stays out. */
export function mergeMessage(pages: readonly MessagePage[], message: Message): MessagePage[] {
  const known = pages.findIndex(({ data }) => data.some(({ id }) => id === message.id));
  if (known >= 0)
    return pages.map((page, at) =>
      at === known ? { ...page, data: page.data.map((old) => (old.id === message.id ? message : old)) } : page,
    );
  const home = pages.findIndex(
    ({ data, nextCursor }) => nextCursor === null || data.some((old) => compare(message, old) < 0),
  );
  return pages.map((page, at) => (at === home ? { ...page, data: [...page.data, message].sort(compare) } : page));
}
