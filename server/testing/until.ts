/** Looks every 50 ms until there is something to see; fails with what was looked for. */
export async function until<T>(look: () => Promise<T | undefined | false>, seconds = 30): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`did not happen within ${seconds} s: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
