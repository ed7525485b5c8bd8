/** One thing that happens, `pause` ms after the one before: data, so that a plan reads like a story and can be kept beside its run. */
type Base = {
  /** Whose phone, by place. */
  phone: number;
  pause: number;
};

/** At the phone, as the sandbox's control API takes it; `at` in it is seconds since the story began. */
export type PhoneStep = Base & {
  verb: string;
  body: Record<string, unknown>;
  /** Messages that must be stored afterwards, by id. */
  messages?: string[];
  /** How far they must have come at the end, by id. */
  statuses?: Record<string, number>;
};

/** A script changes a chat over REST. */
type Wish = Base & { wish: { chat: string; mutedUntil: number } };

export type Step = PhoneStep | Wish;

/** What is linked: the sandbox's words for a phone and what is in it. */
export type PhoneWish = {
  phone: string;
  seed: string;
  chats: number;
  messages: number;
  historyBy: "inline" | "media";
  chunk: number;
  /** How long each file of it takes to come. */
  mediaDelayMs?: number;
};

export type Plan = { seed: string; phones: PhoneWish[]; steps: Step[] };
