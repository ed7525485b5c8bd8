import { planDirectory } from "@/server/sandbox/history/plan-directory.ts";
import { type Random, randomFrom } from "@/server/sandbox/random.ts";
import type { PhoneStep, PhoneWish, Step } from "./step.ts";

type Group = { jid: string; members: string[] };

/** What a scenario is written with: who is there, chance, ids, and times that never repeat. */
export type Pen = {
  random: Random;
  /** People the phone writes with. Those in `wishing` are left to wishes, so that nothing else decides about them. */
  people: [string, ...string[]];
  wishing: string[];
  groups: Group[];
  /** A new message's id. */
  id: () => string;
  /** The next second of the story; `count` of them are used up. */
  at: (count?: number) => number;
  step: (verb: string, body: Record<string, unknown>, rest?: Omit<Partial<PhoneStep>, "phone">) => PhoneStep;
  wish: (chat: string, mutedUntil: number) => Step;
};

/** `longestPause`: between two things that happen, ms. */
export function penFor(phone: number, wish: PhoneWish, longestPause: number): Pen {
  const random = randomFrom(`story ${wish.seed}`);
  const { chats } = planDirectory({ ...wish, hostile: false, settingsBy: "history", perChat: 1_000_000, bornAt: 0 });
  const people = chats.filter(({ kind, addressing }) => kind === "person" && addressing === "pn").map(({ jid }) => jid);
  const groups = chats.flatMap(({ kind, jid, members }) =>
    kind === "group"
      ? [{ jid, members: members.flatMap((member) => (member.phone ? [`${member.phone}@s.whatsapp.net`] : [])) }]
      : [],
  );
  let [ids, seconds] = [0, 0];
  const pause = () => random.below(longestPause);
  return {
    random,
    people: [people[0] ?? "447700900555@s.whatsapp.net", ...people.slice(1, Math.ceil(people.length / 2))],
    wishing: people.slice(Math.ceil(people.length / 2)),
    groups: groups.filter(({ members }) => members.length > 0),
    id: () => `3A${String(phone).padStart(4, "0")}${String((ids += 1)).padStart(6, "0")}${random.hex(4)}`,
    at: (count = 1) => (seconds += count) - count,
    step: (verb, body, rest = {}) => ({ phone, pause: pause(), verb, body, ...rest }),
    wish: (chat, mutedUntil) => ({ phone, pause: pause(), wish: { chat, mutedUntil } }),
  };
}
