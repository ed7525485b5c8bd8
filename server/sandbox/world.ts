import { randomBytes } from "node:crypto";
import { blankState, letterKey, type Account, type AccountState, type Letter } from "./account.ts";
import { lidOf, plainJid, userOf } from "./address.ts";
import { issueCertificateChain } from "./certificate.ts";
import type { Connection, ServerIdentity } from "./connection.ts";
import { planDirectory } from "./history/plan-directory.ts";
import { deriveKeyPair } from "./key-pair.ts";
import { Store } from "./store.ts";
import type { Waiting } from "./waiting.ts";

const SAVE_EVERY_MS = 250;

export type SandboxLog = {
  info: (details: object, sentence: string) => void;
  warn: (details: object, sentence: string) => void;
};

/** All that this WhatsApp knows: the accounts, who is connected, who waits for a scan. */
export class World {
  readonly accounts = new Map<string, Account>();
  readonly waiting = new Set<Waiting>();
  /** Everything connected, logged in or not. */
  readonly connections = new Set<Connection>();
  private readonly saves = new Map<string, NodeJS.Timeout>();

  private constructor(
    readonly store: Store,
    /** Keys of the server and of every contact follow from it. */
    readonly secret: Buffer,
    readonly log: SandboxLog,
  ) {}

  static async open(dataDir: string, log: SandboxLog): Promise<World> {
    const store = await Store.open(dataDir);
    const root = await store.once("root.json", () => JSON.stringify({ secret: randomBytes(32).toString("base64") }));
    const { secret } = JSON.parse(root) as { secret: string }; // safe: written by the line above
    const world = new World(store, Buffer.from(secret, "base64"), log);
    await store.once("trust-root", () => world.trustRoot);
    for (const { state, queue } of await store.loadAccounts()) await world.save(world.revive(state, queue));
    return world;
  }

  /** The root's public key, base64: what a client must hold in WA_CERT_DETAILS.PUBLIC_KEY. */
  get trustRoot(): string {
    return this.key("root").public.toString("base64");
  }

  /** What the server shows in handshakes. */
  identity(): ServerIdentity {
    const [root, intermediate, server] = [this.key("root"), this.key("intermediate"), this.key("server")];
    return { key: server, certificates: issueCertificateChain({ root, intermediate, server }) };
  }

  addAccount(state: AccountState): Account {
    const account: Account = {
      state,
      directory: planDirectory(state),
      queue: new Map(),
      online: new Map(),
      withheld: new Map(),
      tally: { logins: 0, replaced: 0, offered: 0, receipted: 0, refused: 0 },
      journal: { entries: [], forgotten: 0 },
      received: {},
      unknownIqs: [],
      sent: [],
    };
    this.accounts.set(state.phone, account);
    return account;
  }

  /** By phone number or any address of the account, device ignored. */
  findAccount(text: string): Account | undefined {
    const jid = plainJid(text);
    const user = jid === undefined ? text : userOf(jid);
    return this.accounts.get(user) ?? [...this.accounts.values()].find(({ state }) => lidOf(state.phone) === user);
  }

  /** Writes the account soon; several changes become one write. */
  touch(account: Account): void {
    const { phone } = account.state;
    if (this.saves.has(phone)) return;
    const save = setTimeout(() => {
      this.saves.delete(phone);
      this.save(account).catch((err: unknown) => this.log.warn({ err }, "an account could not be written"));
    }, SAVE_EVERY_MS);
    this.saves.set(phone, save);
  }

  async save(account: Account): Promise<void> {
    await this.store.saveAccount(account.state);
  }

  async close(): Promise<void> {
    for (const timer of this.saves.values()) clearTimeout(timer);
    for (const connection of this.connections) connection.terminate();
    for (const account of this.accounts.values()) {
      account.state.closedCleanly = true;
      await this.save(account);
    }
    await this.store.idle();
  }

  private key(name: string) {
    return deriveKeyPair(this.secret, `server ${name}`);
  }

  private revive(state: AccountState, queue: readonly Letter[]): Account {
    const account = this.addAccount({ ...blankState(), ...state, closedCleanly: false });
    for (const letter of queue) account.queue.set(letterKey(letter), letter);
    if (!state.closedCleanly) distrustSessions(account.state);
    return account;
  }
}

/** After a crash the ratchets on disk may be behind: encrypting with them again would be unreadable, and so may be the spent pre-keys. */
function distrustSessions(state: AccountState): void {
  state.sessions = {};
  state.senderKeys = {};
  for (const device of state.devices) device.preKeys = [];
}
