import type { ChatFacts } from "@/server/chats/schema.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { plainDate } from "@/app/_ui/time-words.ts";
import classes from "./details.module.css";

const TYPES: Readonly<Record<string, string>> = {
  text: "Texts",
  image: "Photos",
  video: "Videos",
  audio: "Audio",
  voice: "Voice messages",
  document: "Documents",
  sticker: "Stickers",
  location: "Locations",
  contact: "Contacts",
  poll: "Polls",
  event: "Events",
  call: "Calls",
  system: "Notices",
  unsupported: "Others",
};
const WISHES: Readonly<Record<string, string>> = {
  "chat.archive": "Archiving",
  "chat.pin": "Pinning",
  "chat.mute": "Muting",
  "chat.read": "Marking as read",
};

/** How much is stored, of which kinds, and what WhatsApp has not heard of yet. */
export function Facts({ facts }: { facts: ChatFacts | undefined }) {
  if (!facts) return <div className={classes.loading} aria-hidden />;
  const { messages, countedTo, types, firstAt, wishes } = facts;
  const total = messages > countedTo ? `More than ${countedTo.toLocaleString()}` : messages.toLocaleString();
  return (
    <>
      <h3 className={classes.section}>Stored messages</h3>
      <dl className={classes.counts}>
        <Count name={messages > countedTo ? "All, counted from the newest" : "All"} value={total} />
        {types.map(({ type, count }) => (
          <Count key={type} name={TYPES[type] ?? type} value={count.toLocaleString()} />
        ))}
        {firstAt !== null && <Count name="Since" value={plainDate(firstAt)} />}
      </dl>
      {wishes.length > 0 && (
        <>
          <h3 className={classes.section}>Not at WhatsApp yet</h3>
          <ul className={classes.wishes}>
            {wishes.map(({ kind, state, error, createdAt }) => (
              <li key={`${kind} ${createdAt}`}>
                {WISHES[kind] ?? kind}:{" "}
                {state === "failed" ? `refused${error === null ? "" : `, ${cleanLine(error)}`}` : "waits for the phone"}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const Count = ({ name, value }: { name: string; value: string }) => (
  <div className={classes.count}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
