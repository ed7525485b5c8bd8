/** One thing that happened between the server and a device, at epoch ms. */
type Entry = {
  at: number;
  device: number;
  what: "connected" | "gone" | "offered" | "receipted" | "refused" | "retried";
  /** Of the stanza; a receipt may bear the id of the message it is about. */
  id?: string;
  tag?: string;
};

/** `forgotten` older ones are no longer there. */
export type Journal = { entries: Entry[]; forgotten: number };

const REMEMBERED = 100_000;
const SPARE = 10_000;

/** Remembers it, for whoever checks afterwards that nothing was lost. */
export function note({ journal }: { journal: Journal }, entry: Omit<Entry, "at">): void {
  journal.entries.push({ at: Date.now(), ...entry });
  if (journal.entries.length < REMEMBERED + SPARE) return;
  journal.forgotten += SPARE;
  journal.entries.splice(0, SPARE);
}
