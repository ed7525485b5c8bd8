import type { LampState } from "./lamp.tsx";
import { cleanLine } from "./clean-text.ts";
import { formatPhone } from "./phone-number.ts";
import { momentInSentence, stretch } from "./time-words.ts";

/** What a card needs to know of a session. */
export type SessionState = {
  status: string;
  statusReason: string | null;
  lastConnectedAt: number | null;
  lastEventAt: number | null;
  historySync: { phase: string | null; progress: number | null } | null;
};

/** What a card knows beside the session: since when the state is as it is, who wanted it so, when a dropped line is tried again, when an open one last gave a sign of life, how much is stored. */
export type SessionFacts = {
  since: number;
  by: string | null;
  nextTryAt: number | null;
  checkedAt: number | null;
  chats: { count: number; about: boolean };
};

export type SessionAct =
  "start" | "show-code" | "new-code" | "link-again" | "open-chats" | "how-to-update" | "how-to-fix";
export type SessionWords = {
  lamp: LampState;
  words: string;
  sentence: string;
  /** The sentence is the raw reason: nobody has words for it. */
  unknown?: true;
  act?: { kind: SessionAct; label: string };
};

const START = { kind: "start", label: "Start" } as const;
const OPEN = { kind: "open-chats", label: "Open chats" } as const;
const LINK_AGAIN = { kind: "link-again", label: "Link again" } as const;
const RETRY = { kind: "start", label: "Try again" } as const;

const TABLE: Readonly<Record<string, SessionWords>> = {
  "stopped/new": { lamp: "off", words: "Not started", sentence: "Ready to be linked.", act: START },
  "stopped/stopped_by_user": {
    lamp: "off",
    words: "Stopped",
    sentence: "Messages wait at WhatsApp and arrive once it is started.",
    act: START,
  },
  starting: { lamp: "busy", words: "Connecting", sentence: "Usually a few seconds." },
  "starting/reconnecting": {
    lamp: "busy",
    words: "Reconnecting",
    sentence: "The line dropped. It is being tried again; nothing is lost meanwhile.",
    act: { kind: "start", label: "Try now" },
  },
  scan_qr_code: {
    lamp: "needs",
    words: "Waiting for a scan",
    sentence: "Scan the code with the phone, or type one.",
    act: { kind: "show-code", label: "Show code" },
  },
  "scan_qr_code/code_expired": {
    lamp: "needs",
    words: "Code expired",
    sentence: "Nobody scanned in time.",
    act: { kind: "new-code", label: "New code" },
  },
  working: { lamp: "working", words: "Connected", sentence: "Up to date.", act: OPEN },
  "working/history": { lamp: "busy", words: "Bringing in history", sentence: "Usable meanwhile.", act: OPEN },
  "working/silent": {
    lamp: "needs",
    words: "Connected, but silent",
    sentence: "Nothing has arrived for a while though it should. Restarting the connection.",
    act: { kind: "start", label: "Restart" },
  },
  "failed/replaced": {
    lamp: "needs",
    words: "Used somewhere else",
    sentence: "A copy of this login took over. Stop the other one, then take it back.",
    act: { kind: "start", label: "Take back" },
  },
  "failed/refused": {
    lamp: "failed",
    words: "Refused by WhatsApp",
    sentence: "The number may be restricted. Open WhatsApp on the phone; it says why.",
    act: RETRY,
  },
  "failed/outdated": {
    lamp: "failed",
    words: "Too old for WhatsApp",
    sentence: "WhatsApp no longer accepts this version. All numbers wait for an update.",
    act: { kind: "how-to-update", label: "How to update" },
  },
  "failed/damaged": {
    lamp: "needs",
    words: "Login damaged",
    sentence: "Stored chats are safe. Link the phone again.",
    act: LINK_AGAIN,
  },
  "failed/no_worker": {
    lamp: "failed",
    words: "Nobody is serving it",
    sentence: "Switchboard's worker is not running. Chats stay readable.",
    act: { kind: "how-to-fix", label: "How to fix" },
  },
  "logged_out/unlinked": {
    lamp: "needs",
    words: "Unlinked from the phone",
    sentence: "Someone removed this device. The stored chats are safe. Link the same phone and it carries on.",
    act: LINK_AGAIN,
  },
  "logged_out/logged_out_by_user": {
    lamp: "off",
    words: "Logged out",
    sentence: "Stored chats are kept.",
    act: LINK_AGAIN,
  },
};

/** Where a reason is missing: the plain state. */
const PLAIN: Readonly<Record<string, string>> = { stopped: "stopped/new", logged_out: "logged_out/logged_out_by_user" };

/** What a number's state means and what to do about it, in words; an unknown reason shows itself, never nothing. */
export function sessionWords(session: SessionState, now: number, facts?: SessionFacts): SessionWords {
  const { status, statusReason } = session;
  const key = statusReason === null ? (PLAIN[status] ?? status) : `${status}/${statusReason}`;
  const found = TABLE[key];
  if (!found)
    return {
      ...{ lamp: "failed", words: "Stopped working", act: RETRY },
      ...{ sentence: cleanLine(statusReason ?? status), unknown: true },
    };
  const told = withFacts[key]?.({ session, now, facts });
  return told === undefined ? found : { ...found, sentence: told };
}

type Told = { session: SessionState; now: number; facts: SessionFacts | undefined };

/** The same sentences where a time or a number is known. */
const withFacts: Readonly<Record<string, (told: Told) => string | undefined>> = {
  "stopped/stopped_by_user": ({ facts, now }) =>
    facts &&
    `Stopped${by(facts)} ${momentInSentence(facts.since, now)}. Messages wait at WhatsApp and arrive once it is started.`,
  "starting/reconnecting": ({ facts, now }) =>
    facts &&
    `The line dropped ${momentInSentence(facts.since, now)}. ${nextTry(facts, now)}; nothing is lost meanwhile.`,
  working: ({ session: { lastEventAt }, now, facts }) =>
    lastEventAt === null ? undefined : upToDate(lastEventAt, now, facts?.checkedAt ?? null),
  "working/history": ({ session, now, facts }) => {
    const progress = session.historySync?.progress ?? null;
    return progress === null
      ? undefined
      : `Usable meanwhile. ${progress} %${toGo(progress, now - (facts?.since ?? now))}.`;
  },
  "working/silent": ({ session: { lastEventAt }, now }) =>
    lastEventAt === null
      ? undefined
      : `Nothing has arrived for ${stretch(now - lastEventAt)} though it should. Restarting the connection.`,
  "logged_out/unlinked": ({ facts, now }) =>
    facts &&
    `Someone removed this device ${momentInSentence(facts.since, now)}. ${stored(facts)} safe. Link the same phone and it carries on.`,
  "logged_out/logged_out_by_user": ({ facts, now }) =>
    facts && `Logged out${by(facts)} ${momentInSentence(facts.since, now)}. ${stored(facts)} kept.`,
};

const QUIET = 10 * 60_000;
function upToDate(at: number, now: number, checkedAt: number | null): string {
  if (now - at < QUIET) return `Up to date. Last event ${momentInSentence(at, now)}.`;
  const since = momentInSentence(at, now).replace(/^(at|on) /, "");
  return checkedAt === null
    ? `Up to date. Quiet since ${since}.`
    : `Up to date. Quiet since ${since}; the connection was checked ${stretch(now - checkedAt)} ago.`;
}

/** Isolated, as every name from outside: it may run from right to left. */
const by = (facts: SessionFacts) => {
  const name = cleanLine(facts.by);
  return name === "" ? "" : ` by \u2068${name}\u2069`;
};

const nextTry = ({ nextTryAt }: SessionFacts, now: number) =>
  nextTryAt === null || nextTryAt - now < 1000 ? "It is being tried again" : `Next try in ${stretch(nextTryAt - now)}`;

const stored = ({ chats: { count, about } }: SessionFacts) =>
  count === 1
    ? "The stored chat is"
    : `${about || count === 0 ? "All" : `The ${count.toLocaleString()}`} stored chats are`;

/** A guess that is worth telling once a part of it has been seen. */
function toGo(progress: number, elapsed: number): string {
  if (progress < 10 || elapsed < 5000) return "";
  return `, about ${stretch((elapsed / progress) * (100 - progress))} to go`;
}

/** Amber: this number waits for a person. */
export const needsYou = (session: SessionState) => sessionWords(session, 0).lamp === "needs";

export const isConnected = (session: { status: string }) => session.status === "working";

/** What people call the number: its label, else its own name at WhatsApp, else the number. */
export function sessionName(session: {
  label: string | null;
  pushName: string | null;
  phoneNumber: string | null;
  kind: string;
}): string {
  const number = session.phoneNumber === null ? "" : formatPhone(session.phoneNumber);
  return (
    cleanLine(session.label) ||
    cleanLine(session.pushName) ||
    number ||
    (session.kind === "sandbox" ? "Sandbox" : "New number")
  );
}

export const jackColor = ({ settings, kind }: { settings: { color?: unknown }; kind: string }): string =>
  typeof settings.color === "string" ? settings.color : kind === "sandbox" ? "slate" : "plum";
