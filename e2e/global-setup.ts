import { startForStories } from "./product.ts";

/** One product for all stories; each story makes numbers of its own. */
export default async function globalSetup() {
  const { stop } = await startForStories();
  return stop;
}
