import "./quiet.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import makeWASocket, {
  type AuthenticationState,
  type BaileysEventMap,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  initAuthCreds,
  proto,
  type SignalDataTypeMap,
  WA_CERT_DETAILS,
  type WASocket,
} from "@whiskeysockets/baileys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "./index.ts";

/** Auth state in memory, as JSON would keep it. */
function memoryAuth(): AuthenticationState {
  const kept = new Map<string, unknown>();
  return {
    creds: initAuthCreds(),
    keys: {
      get: (type, ids) =>
        Object.fromEntries(
          ids
            .filter((id) => kept.has(`${type} ${id}`))
            .map((id) => [id, kept.get(`${type} ${id}`) as SignalDataTypeMap[typeof type]]),
        ),
      set: (data) => {
        for (const [type, values] of Object.entries(data))
          for (const [id, value] of Object.entries(values)) {
            if (value === null) kept.delete(`${type} ${id}`);
            else kept.set(`${type} ${id}`, value);
          }
      },
    },
  };
}

const silent: any = { level: "silent", child: () => silent, trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** A socket with its events kept in lists, and waiting for them. */
class TestClient {
  readonly seen: Partial<BaileysEventMap>[] = [];
  socket!: WASocket;
  private waits: (() => void)[] = [];
  constructor(
    private readonly sandbox: () => Sandbox,
    readonly auth: AuthenticationState = memoryAuth(),
  ) {}

  connect(): void {
    this.socket = makeWASocket({
      ...DEFAULT_CONNECTION_CONFIG,
      auth: this.auth,
      logger: silent,
      waWebSocketUrl: this.sandbox().socketUrl,
      shouldSyncHistoryMessage: () => true,
      markOnlineOnConnect: false,
      version: [2, 3000, 1043857760],
    });
    this.socket.ev.on("creds.update", (update) => Object.assign(this.auth.creds, update));
    this.socket.ev.process((batch) => {
      this.seen.push(batch);
      for (const wait of this.waits) wait();
    });
  }

  async until<T>(find: () => T | undefined | false, what: string, ms = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), ms);
      const look = () => {
        const found = find();
        if (!found) return;
        clearTimeout(timer);
        clearInterval(poll);
        resolve(found);
      };
      const poll = setInterval(look, 20);
      this.waits.push(look);
      look();
    });
  }

  update<K extends keyof BaileysEventMap["connection.update"]>(field: K) {
    return this.seen
      .map((batch) => batch["connection.update"]?.[field])
      .filter((value) => value !== undefined && value !== null);
  }

  closeCode(): number | undefined {
    const closed: any = this.update("lastDisconnect").at(-1);
    return closed?.error?.output?.statusCode;
  }

  forget(): void {
    this.seen.length = 0;
  }

  messages() {
    return this.seen.flatMap((batch) => batch["messages.upsert"]?.messages ?? []);
  }

  history() {
    return this.seen.flatMap((batch) => batch["messaging-history.set"] ?? []);
  }

  open() {
    return this.until(() => this.update("connection").includes("open"), "open");
  }

  closed() {
    return this.until(() => this.update("connection").includes("close") && (this.closeCode() ?? -1), "close");
  }

  async link(wish: object): Promise<any> {
    this.connect();
    const qr = await this.until(() => this.update("qr").at(-1), "a code");
    const scanned = await control(this.sandbox(), "scan", { qr, ...wish });
    expect(await this.closed()).toBe(515);
    this.forget();
    this.connect();
    await this.open();
    return scanned;
  }
}

async function control(sandbox: Sandbox, verb: string, body: object = {}, secret = sandbox.secret): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${sandbox.port}/admin/${verb}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify(body),
  });
  const answer: any = await response.json();
  if (response.status !== 200) throw new Error(`${response.status} ${answer.error}`);
  return answer;
}

describe("a real client against the sandbox", () => {
  let dataDir: string;
  let sandbox: Sandbox;
  const client = new TestClient(() => sandbox);
  const phone = "447700900001";

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    sandbox = await startSandbox({ port: 0, dataDir });
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(sandbox.trustRoot, "base64");
  });
  afterAll(async () => {
    await client.socket.end(undefined);
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("links by code, logs in and gets the whole history", async () => {
    const scanned = await client.link({ phone, seed: "one", chats: 120, messages: 1_500 });
    expect(scanned).toMatchObject({ account: phone, jid: `${phone}@s.whatsapp.net` });
    expect(client.auth.creds.me?.lid).toContain(scanned.lid.split("@")[0]);
    await client.until(
      () => client.history().reduce((sum, part) => sum + part.messages.length, 0) >= 1_500,
      "the history",
    );
    const parts = client.history();
    const chats = parts.flatMap((part) => part.chats);
    expect(new Set(chats.map(({ id }) => id)).size).toBe(120);
    expect(parts.flatMap((part) => part.messages)).toHaveLength(1_500);
  });
});
void proto;
void Curve;
