/** What a log may say of an error: messages carry numbers and texts. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
