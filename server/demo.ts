import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { issueApiKey } from "./api-keys/index.ts";
import { type Caller, capabilitiesOf, grant } from "./caller.ts";
import { env } from "./env.ts";
import { isAppError } from "./errors.ts";
import type { FirstOwner } from "./processes/first-owner.ts";
import { createSession, getSession, scanForMe, startSession, trickle } from "./sessions/index.ts";

/** What a second start prints again; each part is kept as soon as it is there, so that a start cut short is continued. */
const Credentials = z.object({
  userId: z.string(),
  organizationId: z.string(),
  email: z.string(),
  password: z.string(),
  key: z.string().optional(),
  sessionId: z.string().optional(),
});
type Credentials = z.output<typeof Credentials>;

const SIZE = { chats: 2_000, messages: 20_000, seed: 1 };
const PER_MINUTE = 12;
const LINK_MS = 120_000;

type Surroundings = { say: (line: string) => void; signal: AbortSignal };

/** A key, and a simulated number that is linked and receives messages, for the organization of `owner`; then says how to look at them. */
export async function prepareDemo(owner: FirstOwner | undefined, around: Surroundings): Promise<void> {
  const credentials = owner ? keep(owner) : findCredentials();
  if (!credentials) {
    around.say(
      `There is no ${file()}: the demo's password and key cannot be shown again. Delete ${env.dataDir} to begin anew.`,
    );
    return;
  }
  const { key, sessionId } = keep(await complete(credentials));
  if (env.sandbox.enabled) await link(credentials, sessionId, around);
  around.say(wordsFor({ ...credentials, key }));
}

async function complete(credentials: Credentials): Promise<Credentials & { key: string; sessionId: string }> {
  const { organizationId, userId } = credentials;
  const name = "Demo script";
  const permissions = ["read", "send", "manage", "events"] as const;
  const key =
    credentials.key ??
    (await issueApiKey({ name, permissions: [...permissions], organizationId, createdBy: userId })).key;
  keep({ ...credentials, key });
  const wish = { kind: "sandbox", label: "Front desk", start: true } as const;
  const sessionId = credentials.sessionId ?? (await createSession(callerOf(credentials), wish)).id;
  return { ...credentials, key, sessionId };
}

const callerOf = ({ userId, organizationId }: Credentials): Caller<"manage"> & Caller<"read"> => {
  const person = { kind: "person", id: userId, organizationId, capabilities: capabilitiesOf("owner") } as const;
  return grant(grant(person, "manage"), "read") as Caller<"manage"> & Caller<"read">; // safe: both were proven in this line
};

/** Until its history is complete; a number that is linked already stays as it is. */
async function link(credentials: Credentials, sessionId: string, { say, signal }: Surroundings): Promise<void> {
  const caller = callerOf(credentials);
  const deadline = Date.now() + LINK_MS;
  let scanned = false;
  while (Date.now() < deadline) {
    const session = await getSession(caller, { session: sessionId });
    if (session.jid !== null && session.historySync.phase === "complete") break;
    if (session.jid === null && !scanned) scanned = await scan(caller, sessionId, say);
    await sleep(250, undefined, { signal });
  }
  await trickle(caller, { session: sessionId, perMinute: PER_MINUTE }).catch(orSentence(say));
}

/** Whether the code was there to be scanned. */
async function scan(caller: Caller<"manage">, session: string, say: Surroundings["say"]): Promise<boolean> {
  try {
    await scanForMe(caller, { session, ...SIZE });
    say(`Linking a simulated number with ${SIZE.chats.toLocaleString("en")} chats …`);
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === "conflict") await renewCode(caller, session, error.message);
    else if (!isAppError(error)) throw error;
    return false; // it is not there yet, or the sandbox is still starting
  }
}

async function renewCode(caller: Caller<"manage">, session: string, why: string): Promise<void> {
  if (why.includes("start the session")) await startSession(caller, { session });
}

const orSentence = (say: Surroundings["say"]) => (error: unknown) => {
  if (!isAppError(error)) throw error;
  say(`No live messages: ${error.message}.`);
};

const file = () => join(env.dataDir, "credentials.json");

function findCredentials(): Credentials | undefined {
  return existsSync(file()) ? Credentials.parse(JSON.parse(readFileSync(file(), "utf8"))) : undefined;
}

function keep<C extends Credentials>(credentials: C): C {
  mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(`${file()}.new`, JSON.stringify(credentials, null, 2), { mode: 0o600 });
  renameSync(`${file()}.new`, file());
  return credentials;
}

const wordsFor = ({ email, password, key }: Credentials & { key: string }) => `
  Dashboard  ${env.publicUrl}/login
  E-mail     ${email}
  Password   ${password}
  Api-key    ${key}

  curl -H "Authorization: Bearer ${key}" ${env.publicUrl}/api/v1/sessions
`;
