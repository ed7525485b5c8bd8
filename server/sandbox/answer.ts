import type { Stanza } from "./stanza.ts";

/** The content of a result; `error` instead makes it a refusal; `undefined` says that this request is not known here. */
export type Answer = Stanza[] | { error: { code: number; text: string } } | undefined;
