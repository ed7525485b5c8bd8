/** The process's clock is wrong by so many milliseconds, whoever asks; how long things take stays right. */
export function shiftClock(milliseconds: number): void {
  const now = Date.now.bind(Date);
  globalThis.Date = class extends Date {
    static override now(): number {
      return now() + milliseconds;
    }
    constructor(...words: [] | [string | number]) {
      super(...((words.length === 0 ? [now() + milliseconds] : words) as [number]));
    }
  } as DateConstructor; // safe: nobody calls it as a function
}
