import "@/server/sandbox/quiet.ts";
import makeWASocket, {
  type AuthenticationState,
  initAuthCreds,
  type SignalKeyStore,
  WA_CERT_DETAILS,
} from "@whiskeysockets/baileys";

/** Baileys as it comes: keys in memory, nothing stored; says to its parent how many messages it has been given. */

const [url = "", trustRoot = ""] = process.argv.slice(2);
WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(trustRoot, "base64");

const kept = new Map<string, unknown>();
const keys: SignalKeyStore = {
  get: (type, ids) =>
    Object.fromEntries(
      ids.flatMap((id) => (kept.has(`${type} ${id}`) ? [[id, kept.get(`${type} ${id}`) as never]] : [])),
    ),
  set: (data) => {
    for (const [type, values] of Object.entries(data))
      for (const [id, value] of Object.entries(values))
        if (value === null) kept.delete(`${type} ${id}`);
        else kept.set(`${type} ${id}`, value);
  },
};
const auth: AuthenticationState = { creds: initAuthCreds(), keys };

const nothing = () => undefined;
const logger = { level: "silent", child: () => logger, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }; // prettier-ignore

const given = { count: 0, lastAt: 0 };
process.on("message", () => process.send?.(given));

function connect(): void {
  const socket = makeWASocket({ auth, logger, waWebSocketUrl: url, markOnlineOnConnect: false });
  socket.ev.process((events) => {
    Object.assign(auth.creds, events["creds.update"]);
    const { qr, connection } = events["connection.update"] ?? {};
    if (qr !== undefined) process.send?.({ qr });
    if (connection === "open") process.send?.({ open: true });
    if (connection === "close") connect();
    const live = events["messages.upsert"]?.messages.filter(({ message }) => message?.conversation != null) ?? [];
    if (live.length > 0) Object.assign(given, { count: given.count + live.length, lastAt: Date.now() });
  });
}
connect();
