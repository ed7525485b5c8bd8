import { fork } from "node:child_process";
import { once } from "node:events";

/** A web server in a process of its own, on the database of the test that calls. */
export async function startWeb(settings: Record<string, string> = {}) {
  const child = fork("server/testing/web-process.ts", {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...settings },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [port] = (await once(child, "message")) as [number];
  return {
    port,
    pid: child.pid,
    alive: () => child.exitCode === null && child.signalCode === null,
    /** Gives the code it ended with; null where it was killed. */
    stop: async (signal: "SIGTERM" | "SIGKILL" = "SIGKILL") => {
      const ended = once(child, "exit");
      child.kill(signal);
      return (await ended)[0] as number | null;
    },
  };
}
