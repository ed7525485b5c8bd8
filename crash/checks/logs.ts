import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/server/env.ts";
import type { Scene } from "../scene.ts";

const SECRETS = /SessionEntry|privKey|rootKey|Closing session/;

/** What workers write is lines of JSON, without numbers of people and without keys. */
export function checkLogs({ linked }: Scene): Promise<string[]> {
  const files = readdirSync(env.dataDir).filter((name) => /^w\d+\.log$/.test(name));
  const told = files.flatMap((name) => {
    const text = readFileSync(join(env.dataDir, name), "utf8");
    const plain = text.split("\n").filter((line) => line !== "" && !line.startsWith('{"level":'));
    return [
      ...(SECRETS.test(text) ? [`${name} holds keys`] : []),
      ...(linked.some(({ account }) => text.includes(account)) ? [`${name} names a number`] : []),
      ...(plain.length > 0 ? [`${name} holds what is not a line of the log: ${plain[0]?.slice(0, 80)}`] : []),
    ];
  });
  return Promise.resolve(told);
}
