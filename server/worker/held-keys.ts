import type { SignalDataSet } from "@whiskeysockets/baileys";

const HELD: ReadonlySet<string> = new Set(["app-state-sync-version", "outbox"]);

type Entry = { type: string; id: string; value: unknown };

/**
 * How far the phone's settings are known, and which wishes are fulfilled by that. Baileys notes it before it tells what is new: written
 * at once, what was told would be lost to whoever is killed in between, for WhatsApp tells it once. So it is held here until that is
 * stored; where it never comes to that, the next connection hears the same again.
 */
export class HeldKeys {
  readonly #held = new Map<string, Entry>();

  /** Keeps what is to be held, and returns the rest: the very same data when there is nothing. */
  take(data: SignalDataSet): SignalDataSet {
    const types = Object.entries(data);
    if (!types.some(([type]) => HELD.has(type))) return data;
    for (const [type, values] of types)
      if (HELD.has(type))
        for (const [id, value] of Object.entries(values as Record<string, unknown>))
          this.#held.set(`${type} ${id}`, { type, id, value });
    return Object.fromEntries(types.filter(([type]) => !HELD.has(type)));
  }

  get(type: string, ids: readonly string[]): Record<string, never> {
    const found = ids.flatMap((id) => this.#held.get(`${type} ${id}`) ?? []);
    return Object.fromEntries(found.map(({ id, value }) => [id, value as never])); // as Baileys gave it
  }

  fulfil(wishes: readonly string[]): void {
    for (const id of wishes) this.#held.set(`outbox ${id}`, { type: "outbox", id, value: true });
  }

  /** Lets go of what `write` has written, unless something newer is held by then. */
  async save(write: (data: SignalDataSet) => Promise<void>): Promise<void> {
    const saving = [...this.#held];
    if (saving.length === 0) return;
    const data: Record<string, Record<string, unknown>> = {};
    for (const [, { type, id, value }] of saving) (data[type] ??= {})[id] = value;
    await write(data);
    for (const [key, entry] of saving) if (this.#held.get(key) === entry) this.#held.delete(key);
  }
}
