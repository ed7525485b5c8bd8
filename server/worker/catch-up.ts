import type { Link } from "./link.ts";

/** What is done once a connection is open and the messages that waited have come: it is done once a connection. */
export class CatchUp {
  readonly #onRepaired: () => void;
  #isDue = false;
  #repair: boolean;

  constructor({ repair, onRepaired }: { repair: boolean; onRepaired: () => void }) {
    this.#repair = repair;
    this.#onRepaired = onRepaired;
  }

  /** A new connection. */
  begin(): void {
    this.#isDue = false;
  }

  /** What waited at WhatsApp has come; the connection may not be open yet. */
  arrived(): void {
    this.#isDue = true;
  }

  /** History came late: the next connection asks the phone for all its settings anew. */
  repairNext(): void {
    this.#repair = true;
  }

  async run(link: Link): Promise<void> {
    if (!this.#isDue) return;
    this.#isDue = false;
    const { isFirstSync } = link;
    const gotKeys = await link.replayPeers();
    if (gotKeys || (this.#repair && !isFirstSync)) this.#askAnew(link);
    else if (!isFirstSync) link.hearMissed().catch(() => undefined); // the next connection asks again
    link.readGroups();
  }

  /** Beside what comes meanwhile. Where it fails, the next connection tries again. */
  #askAnew(link: Link): void {
    const isRepair = this.#repair;
    void link.resync().then((isDone) => {
      if (!isDone || !isRepair) return;
      this.#repair = false;
      this.#onRepaired();
    });
  }
}
