/**
 * Loaded into every child before its own code: when the parent is gone, however it went, the child is asked to stop as anybody
 * would ask it, and made to if it does not.
 */
const PATIENCE_MS = 8_000;

process.once("disconnect", () => {
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, "SIGTERM");
});
process.channel?.unref(); // being on the leash is no reason to stay alive
