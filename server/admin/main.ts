import { migrate } from "@/server/db/migrate.ts";
import { useDatabase } from "@/server/env.ts";
import { UsageError } from "./arguments.ts";
import { openDatabase } from "./open-database.ts";

/** The command line: what it makes is the last line of stdout, everything else goes to stderr. */
type Command = (args: string[]) => Promise<string>;

/** Loaded late: a feature takes the database's address when it is imported. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  "org create": async () => (await import("./org-create.ts")).orgCreate,
  "user create": async () => (await import("./user-create.ts")).userCreate,
  "key create": async () => (await import("./key-create.ts")).keyCreate,
  seed: async () => (await import("./seed.ts")).seed,
  token: async () => (await import("./token.ts")).token,
};

const USAGE = `npm run admin -- …
  org create NAME
  user create EMAIL --org ORG [--role owner|admin|member] [--password P]
  key create --org ORG --name NAME --permissions read,send,manage,events
  seed --org ORG [--chats N] [--messages M]
  token --org ORG --user EMAIL [--role owner|admin|member]
ORG is an id or a name.`;

async function main(words: string[]): Promise<void> {
  const name = [words.slice(0, 2).join(" "), words[0] ?? ""].find((candidate) => Object.hasOwn(COMMANDS, candidate));
  const command = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || !command) throw new UsageError(USAGE);
  const database = await openDatabase();
  try {
    await migrate(database.url);
    useDatabase(database.url);
    const value = await (await command())(words.slice(name.split(" ").length));
    console.log(value);
  } finally {
    const { closeDatabase } = await import("@/server/db/client.ts");
    await closeDatabase();
    await database.stop();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
