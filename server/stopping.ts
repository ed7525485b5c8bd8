/** Aborted once this process is asked to end: whoever waits longer than a moment for something listens to it. */
export const stopping = new AbortController();
