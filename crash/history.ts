import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** One line of what happened: offers, acknowledgements, connections, crashes and what healed. Times are epoch ms of this machine. */
type Line = { what: string; at?: number; [about: string]: unknown };

/** Everything that happened in a run, in `history.jsonl`, for whoever has to find out why it does not hold. */
export class History {
  readonly file: string;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.file = join(directory, "history.jsonl");
  }

  note(line: Line): void {
    appendFileSync(this.file, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
  }
}
