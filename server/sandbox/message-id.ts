import { randomBytes } from "node:crypto";

/** An id as phones give them. */
export const messageId = (): string => `3A${randomBytes(9).toString("hex").toUpperCase()}`;
