/** A test's size: what `npm test` runs, or what `npm run nightly` runs. */
export function size<T>(test: T, nightly: T): T {
  return process.env.TEST_SIZE === "nightly" ? nightly : test;
}
