import type { Message, MessageWindow } from "@/server/messages/schema.ts";

/** Newest first by (timestamp, id): negative when `a` stands before `b`. */
const compare = (a: Message, b: Message) => b.timestamp - a.timestamp || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/**
 * The windows with this message in its place: changed where it is known, else put in. One older than all that is loaded stays out, and
 * so does one newer than a window that does not reach the end of the thread.
 */
export function mergeMessage(windows: readonly MessageWindow[], message: Message): MessageWindow[] {
  const known = windows.findIndex(({ data }) => data.some(({ id }) => id === message.id));
  if (known >= 0)
    return windows.map((window, at) =>
      at === known ? { ...window, data: window.data.map((old) => (old.id === message.id ? message : old)) } : window,
    );
  const [first] = windows;
  const newest = first?.data[0];
  if (first?.newer && newest && compare(message, newest) < 0) return [...windows];
  const home = windows.findIndex(({ data, older }) => older === null || data.some((old) => compare(message, old) < 0));
  return windows.map((window, at) =>
    at === home ? { ...window, data: [...window.data, message].sort(compare) } : window,
  );
}
