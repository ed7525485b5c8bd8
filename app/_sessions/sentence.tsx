import type { SessionWords } from "@/app/_ui/session-words.ts";

/** What a state means; a reason without words shows itself. */
export const Sentence = ({ sentence, unknown }: Pick<SessionWords, "sentence" | "unknown">) =>
  unknown ? <code>{sentence}</code> : sentence;
