import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** How a PostgreSQL process is started: behind which command, and as whom when that must be another user than ours. */
export type Account = { prefix: readonly string[]; owner?: { uid: number; gid: number } };

/**
 * PostgreSQL refuses to run as root. There a user namespace lets it see another user's number while the kernel still knows it as
 * root, so that it reaches a data directory nobody else may enter; where namespaces are refused it becomes that user for real.
 */
export function embeddedAccount(): Account {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const { uid, gid } = unprivilegedUser();
  const prefix = ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`, "--"];
  return works(prefix) ? { prefix } : { prefix: [], owner: { uid, gid } };
}

/** initdb wants a user that has a name, so the number is one of this machine's: `postgres`, else the first that is not root. */
export function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  const user = users.find(({ name }) => name === "postgres") ?? users[0];
  if (!user) throw new Error("PostgreSQL does not run as root, and /etc/passwd names no other user");
  return { uid: user.uid, gid: user.gid };
}

/** The kernel asks a program of PostgreSQL's to stop when the thread that started it is gone, however it went; where `setpriv` is there to ask. */
export function endsWithParent(): readonly string[] {
  const prefix = ["setpriv", "--pdeathsig", "INT", "--"];
  return works(prefix) ? prefix : [];
}

const works = ([command = "", ...args]: readonly string[]) => spawnSync(command, [...args, "true"]).status === 0;
