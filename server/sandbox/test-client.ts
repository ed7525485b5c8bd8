import makeWASocket, {
  type AuthenticationState,
  type BaileysEventMap,
  BufferJSON,
  DEFAULT_CONNECTION_CONFIG,
  initAuthCreds,
  type SignalDataTypeMap,
  type WAMessage,
  type WASocket,
} from "@whiskeysockets/baileys";
import { Agent } from "undici";
import type { Sandbox } from "./index.ts";

const LONGEST_WAIT_MS = 10_000;
const LOOK_EVERY_MS = 15;

/** What `control` answers: the tests know its shape. */
type Answer = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON of many verbs, read by tests only

/** Calls a control verb; throws its status and sentence when it is refused. */
export async function control(
  sandbox: Pick<Sandbox, "port" | "secret">,
  verb: string,
  body: object = {},
): Promise<Answer> {
  // prettier-ignore
  const response = await fetch(`http://127.0.0.1:${sandbox.port}/admin/${verb}`, {
    method: "POST",
    headers: { authorization: `Bearer ${sandbox.secret}` },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { error?: string };
  if (response.status !== 200) throw new Error(`${response.status} ${answer.error ?? ""}`);
  return answer;
}

/** Asks until something is found; throws after ten seconds. */
export async function until<T>(find: () => T | Promise<T>, what: string): Promise<NonNullable<T>> {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  while (Date.now() < deadline) {
    const found = await find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** A real client with its events kept in lists, and waiting for them. */
export class TestClient {
  readonly seen: Partial<BaileysEventMap>[] = [];
  private current: WASocket | undefined;

  constructor(
    private readonly sandbox: () => Pick<Sandbox, "port" | "secret" | "socketUrl">,
    readonly auth = memoryAuth(),
  ) {}

  get socket(): WASocket {
    if (!this.current) throw new Error("connect first");
    return this.current;
  }

  readonly until = until;

  connect(): void {
    this.current = makeWASocket({
      ...DEFAULT_CONNECTION_CONFIG,
      auth: this.auth,
      logger: silent,
      waWebSocketUrl: this.sandbox().socketUrl,
      shouldSyncHistoryMessage: () => true,
      markOnlineOnConnect: false,
      version: [2, 3000, 1043857760],
      options: { dispatcher: towards(`http://127.0.0.1:${this.sandbox().port}`) } as unknown as RequestInit, // safe: fetch takes it, its type does not say so
    });
    this.socket.ev.on("creds.update", (update) => Object.assign(this.auth.creds, update));
    this.socket.ev.process((batch) => void this.seen.push(batch));
  }

  /** Every payload of one kind of event, oldest first. */
  events<K extends keyof BaileysEventMap>(kind: K): BaileysEventMap[K][] {
    return this.seen.flatMap((batch) => {
      const payload = batch[kind];
      return payload === undefined ? [] : [payload];
    });
  }

  update<K extends keyof BaileysEventMap["connection.update"]>(field: K) {
    return this.events("connection.update")
      .map((update) => update[field])
      .filter(Boolean);
  }

  closeCode(): number | undefined {
    const closed = this.update("lastDisconnect").at(-1);
    return (closed?.error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode;
  }

  forget(): void {
    this.seen.length = 0;
  }

  messages(): WAMessage[] {
    return this.events("messages.upsert").flatMap(({ messages }) => messages);
  }

  texts() {
    return this.messages().flatMap(({ key, message }) => (message?.conversation ? [{ ...key, text: message.conversation }] : [])); // prettier-ignore
  }

  history() {
    return this.events("messaging-history.set");
  }

  open() {
    return until(() => this.update("connection").includes("open"), "open");
  }

  closed() {
    return until(() => this.update("connection").includes("close") && (this.closeCode() ?? -1), "close");
  }

  async again(): Promise<void> {
    this.forget();
    this.connect();
    await this.open();
  }

  /** Shows a code, has it scanned, and comes back as the new device. */
  async link(wish: object): Promise<Answer> {
    this.connect();
    const qr = await until(() => this.update("qr").at(-1), "a code");
    const scanned = (await control(this.sandbox(), "scan", { qr, ...wish })) as object;
    const code = await this.closed();
    if (code !== 515) throw new Error(`closed with ${code} after the scan`);
    await this.again();
    return scanned;
  }
}

/** Media is asked for at WhatsApp's host: fetched from the sandbox instead. */
const towards = (origin: string) =>
  new Agent().compose((dispatch) => (options, handler) => dispatch({ ...options, origin }, handler));

const nothing = () => undefined;
const silent = {
  level: "silent",
  child: () => silent,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};

/** Auth state in memory, as JSON would keep it. */
function memoryAuth(): AuthenticationState & { lose: (type: keyof SignalDataTypeMap) => void } {
  const kept = new Map<string, unknown>();
  return {
    creds: initAuthCreds(),
    lose: (type) => {
      for (const key of kept.keys()) if (key.startsWith(`${type} `)) kept.delete(key);
    },
    keys: {
      get: (type, ids) => {
        const known = ids.filter((id) => kept.has(`${type} ${id}`));
        return Object.fromEntries(
          known.map((id) => [id, revive(type, kept.get(`${type} ${id}`)) as SignalDataTypeMap[typeof type]]),
        ); // safe: what `set` was given under this type // prettier-ignore
      },
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

/** Baileys writes the keys of skipped group messages in a form it cannot read (whatsapp.md §7): put right here. */
function revive(type: string, value: unknown): unknown {
  if (type !== "sender-key" || !(value instanceof Uint8Array)) return value;
  const record: unknown = JSON.parse(Buffer.from(value).toString(), BufferJSON.reviver);
  return Buffer.from(JSON.stringify(record, BufferJSON.replacer));
}
