import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { type Embedded, startEmbedded } from "@/server/db/embedded.ts";

const run = promisify(execFile);
type Answer = { code: number; lines: string[]; said: string };

/** `npm run -s admin -- …` */
async function admin(words: string[], settings: Record<string, string> = {}): Promise<Answer> {
  const env = { ...process.env, ...settings };
  const command = ["--import", "tsx", "server/admin/main.ts", ...words];
  const answer = await run(process.execPath, command, { env }).catch(
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  );
  const lines = answer.stdout.split("\n").filter((line) => line !== "");
  return { code: "code" in answer ? answer.code : 0, lines, said: answer.stderr };
}
async function make(...words: string[]): Promise<string> {
  const { code, lines, said } = await admin(words);
  expect({ code, lines: lines.length, said }).toEqual({ code: 0, lines: 1, said: "" });
  return lines[0]!;
}

describe("the command line", () => {
  it("makes organizations, people, keys and tokens, and says nothing else on stdout", async () => {
    const org = await make("org", "create", "Acme Ltd");
    expect(org).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(await make("user", "create", "Bob@Example.com", "--org", "Acme Ltd", "--role", "owner")).toMatch(
      /^\S{12,}$/,
    );
    const known = await make("user", "create", "eve@example.com", "--org", org, "--password", "a password");
    expect(known).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(await make("key", "create", "--org", org, "--name", "script", "--permissions", "read,send")).toMatch(
      /^wa_[0-9A-Za-z]{38}$/,
    );
    const [, claims = ""] = (await make("token", "--org", org, "--role", "member", "--user", "bob@example.com")).split(
      ".",
    );
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({ org_id: org, org_role: "member" });
    const { rows } = await pool.query(
      "select email, role from memberships join users on id = user_id where organization_id = $1 order by email",
      [org],
    );
    expect(rows).toEqual([
      { email: "bob@example.com", role: "owner" },
      { email: "eve@example.com", role: "member" },
    ]);
  }, 90_000);

  it.each([
    [["nonsense"], /^npm run admin -- …/],
    [["org", "create"], /the first argument: a name is needed/],
    [["user", "create", "a@example.com", "--org", "Nobody Inc"], /there is no organization "Nobody Inc"/],
    [["key", "create", "--org", "Acme Ltd", "--name", "k", "--permissions", "read,fly"], /--permissions/],
    [["seed", "--org", "Acme Ltd", "--chats", "many"], /--chats/],
    [["org", "create", "One", "Two"], /"Two" is one word too many/],
  ])("refuses %j with a sentence", async (words, sentence) => {
    const { code, lines, said } = await admin(words);
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(said).toMatch(sentence);
  });

  it("mints no token where another frontend's are in force", async () => {
    const settings = { AUTH_JWKS_URL: "http://127.0.0.1:9/jwks.json" };
    const { code, said } = await admin(["token", "--org", "Acme Ltd", "--user", "bob@example.com"], settings);
    expect(code).toBe(1);
    expect(said).toContain("AUTH_JWKS_URL");
  });

  it("seeds a session whose rows agree with each other", async () => {
    const session = await make(
      "seed",
      "--org",
      await make("org", "create", "Sown"),
      "--chats",
      "300",
      "--messages",
      "5000",
    );
    const { rows } = await pool.query(
      `select (select count(*)::int from chats where session_id = $1) as chats, (select count(*)::int from messages where session_id = $1) as messages,
        (select count(*)::int from chats c where session_id = $1 and sort_at <> coalesce((select max(at) from messages where chat_id = c.id), 0)) as misplaced,
        (select count(*)::int from chats c where session_id = $1 and last_message_id is distinct from
          (select id from messages where chat_id = c.id order by at desc, id desc limit 1)) as mislabelled,
        (select count(*)::int from chats c where session_id = $1 and unread_count <>
          (select count(*) from messages where chat_id = c.id and at > c.read_at and not from_me)) as miscounted,
        (select count(*)::int from chats where session_id = $1 and unread_count > 0) > 0 as some_unread,
        (select count(*)::int from chats where session_id = $1 and pinned) as pinned`,
      [session],
    );
    expect(rows[0]).toEqual({
      chats: 300,
      messages: 5000,
      misplaced: 0,
      mislabelled: 0,
      miscounted: 0,
      some_unread: true,
      pinned: 2,
    });
  }, 30_000);

  describe("without DATABASE_URL", () => {
    const dataDir = mkdtempSync(join(tmpdir(), "admin-test-"));
    let embedded: Embedded | undefined;
    afterAll(async () => {
      await embedded?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });

    it("starts the embedded database and stops it, or joins the one that runs", async () => {
      const settings = { DATA_DIR: dataDir, DATABASE_URL: "" };
      expect((await admin(["org", "create", "First"], settings)).code).toBe(0);
      embedded = await startEmbedded(dataDir);
      const { code, lines } = await admin(["user", "create", "a@example.com", "--org", "First"], settings);
      expect({ code, lines: lines.length }).toEqual({ code: 0, lines: 1 });
    }, 40_000);
  });
});
