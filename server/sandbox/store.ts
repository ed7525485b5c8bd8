import { randomBytes } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BufferJSON } from "@whiskeysockets/baileys";
import { letterKey, type AccountState, type Letter } from "./account.ts";

const PRIVATE_FILE = 0o600;
const PRIVATE_DIRECTORY = 0o700;
const LONG_JOURNAL = 2_000;

export type StoredAccount = { state: AccountState; queue: Letter[] };

/** The sandbox's directory: one JSON file and one queue journal per account, all mode 600. */
export class Store {
  private readonly writes = new Map<string, Promise<void>>();
  private readonly lines = new Map<string, number>();

  private constructor(readonly directory: string) {}

  static async open(dataDir: string): Promise<Store> {
    const directory = join(dataDir, "sandbox");
    await mkdir(join(directory, "accounts"), { recursive: true, mode: PRIVATE_DIRECTORY });
    return new Store(directory);
  }

  /** The text in the file, made by `make` the first time. */
  async once(name: string, make: () => string): Promise<string> {
    const file = join(this.directory, name);
    try {
      return await readFile(file, "utf8");
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    const text = make();
    await this.replace(file, text);
    return text;
  }

  /** Everything asked for so far is on disk. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.writes.values());
  }

  /** Whole or not at all; writes to one file follow each other. */
  async replace(file: string, content: string | Uint8Array): Promise<void> {
    await this.inOrder(file, async () => {
      const draft = `${file}.${randomBytes(4).toString("hex")}.tmp`;
      await writeFile(draft, content, { mode: PRIVATE_FILE });
      await rename(draft, file);
    });
  }

  async saveAccount(state: AccountState): Promise<void> {
    await this.replace(this.accountFile(state.phone), JSON.stringify(state));
  }

  /** A file that messages name, sealed as it is. */
  async writeMedia(phone: string, name: string, file: Uint8Array): Promise<void> {
    await mkdir(this.mediaOf(phone), { recursive: true, mode: PRIVATE_DIRECTORY });
    await this.replace(join(this.mediaOf(phone), name), file);
  }

  async readMedia(phone: string, name: string): Promise<Buffer | undefined> {
    return readFile(join(this.mediaOf(phone), name)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  }

  /** Notes new letters. */
  async appendLetters(phone: string, letters: readonly Letter[]): Promise<void> {
    await this.appendLines(phone, letters.map(toLine));
  }

  /** Notes that a letter need not be offered again; `waiting` are those that still do, all that a long journal is then worth. */
  async appendSettled(phone: string, key: string, waiting: Iterable<Letter>): Promise<void> {
    if ((this.lines.get(phone) ?? 0) < LONG_JOURNAL) return this.appendLines(phone, [JSON.stringify({ settled: key })]);
    this.lines.set(phone, 0);
    await this.replace(this.queueFile(phone), [...waiting].map(toLine).join(""));
  }

  async loadAccounts(): Promise<StoredAccount[]> {
    const names = await readdir(join(this.directory, "accounts"));
    const phones = names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
    return Promise.all(phones.map((phone) => this.loadAccount(phone)));
  }

  private async loadAccount(phone: string): Promise<StoredAccount> {
    const state = JSON.parse(await readFile(this.accountFile(phone), "utf8")) as AccountState; // safe: only saveAccount writes it
    const queue = await this.loadQueue(phone);
    await this.replace(this.queueFile(phone), queue.map(toLine).join(""));
    return { state, queue };
  }

  private async loadQueue(phone: string): Promise<Letter[]> {
    const journal = await readFile(this.queueFile(phone), "utf8").catch((error: unknown) => {
      if (isMissing(error)) return "";
      throw error;
    });
    const letters = new Map<string, Letter>();
    for (const line of journal.split("\n")) replayLine(letters, line);
    return [...letters.values()];
  }

  private async appendLines(phone: string, lines: readonly string[]): Promise<void> {
    const file = this.queueFile(phone);
    this.lines.set(phone, (this.lines.get(phone) ?? 0) + lines.length);
    const text = lines.map((line) => (line.endsWith("\n") ? line : `${line}\n`)).join("");
    await this.inOrder(file, () => appendFile(file, text, { mode: PRIVATE_FILE }));
  }

  private async inOrder(file: string, write: () => Promise<void>): Promise<void> {
    const before = this.writes.get(file) ?? Promise.resolve();
    const mine = before.then(write, write);
    this.writes.set(file, mine);
    await mine;
  }

  private readonly mediaOf = (phone: string) => join(this.directory, "media", phone);
  private readonly accountFile = (phone: string) => join(this.directory, "accounts", `${phone}.json`);
  private readonly queueFile = (phone: string) => join(this.directory, "accounts", `${phone}.queue`);
}

const toLine = (letter: Letter): string => `${JSON.stringify({ letter }, BufferJSON.replacer)}\n`;

/** A line cut short by a crash is the last one and was never promised to anybody: it is passed over. */
function replayLine(letters: Map<string, Letter>, line: string): void {
  const entry = parseLine(line);
  if (entry?.letter) letters.set(letterKey(entry.letter), entry.letter);
  if (entry?.settled !== undefined) letters.delete(entry.settled);
}

function parseLine(line: string): { letter?: Letter; settled?: string } | undefined {
  try {
    return JSON.parse(line, BufferJSON.reviver) as { letter?: Letter; settled?: string }; // safe: only this file writes it
  } catch {
    return undefined;
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
