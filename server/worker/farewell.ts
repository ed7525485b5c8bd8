import { setTimeout as pause } from "node:timers/promises";
import { closeAction, reasonOf } from "./close-action.ts";
import type { Dialling } from "./dialling.ts";
import type { ConnectionUpdate, Link, LinkEvents } from "./link.ts";

/** After this a login is deleted here, whether WhatsApp could be told or not: a person who ends it wants nobody to be able to use it. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 2_000;
const [LOGIN_MS, ANSWER_MS] = [30_000, 12_000];

/** `open`: the connection there is; `signal`: the session is to be let go of. */
export type Leaving = { open: Link | undefined; dialling: Dialling; events: LinkEvents; signal: AbortSignal };

/**
 * Has WhatsApp forget this device, over the open connection or over new ones. "unlinked" once it has, or had already; "unreachable"
 * when it could not be told in a minute; "aborted" when somebody else has to go on.
 */
export async function sayFarewell({
  open,
  dialling,
  events,
  signal,
}: Leaving): Promise<"unlinked" | "unreachable" | "aborted"> {
  const end = performance.now() + PATIENCE_MS;
  if (open && (await unlinkOver(open, signal))) return "unlinked";
  await open?.close();
  while (!signal.aborted && performance.now() < end) {
    if (await unlinkOnce(dialling, events, signal)) return "unlinked";
    await within(PAUSE_MS, signal);
  }
  return signal.aborted ? "aborted" : "unreachable";
}

const within = (milliseconds: number, signal: AbortSignal) =>
  pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);

const unlinkOver = async (link: Link, signal: AbortSignal): Promise<boolean> =>
  (await Promise.race([link.unlink(), within(ANSWER_MS, signal)])) ?? false;

/** One connection, that is opened for nothing else. */
async function unlinkOnce(dialling: Dialling, events: LinkEvents, signal: AbortSignal): Promise<boolean> {
  const { onUpdate, arrived } = arrival();
  const link = await dialling.open({ ...events, onUpdate });
  if (!link) return false;
  try {
    const where = await Promise.race([arrived, within(LOGIN_MS, signal)]);
    return where === "unknown" || (where === "open" && (await unlinkOver(link, signal)));
  } finally {
    dialling.settle();
    await link.close();
  }
}

/** "unknown": WhatsApp does not know this login any more, or shows a code to make another one. */
function arrival() {
  let arrive: (where: "open" | "unknown" | "closed") => void = () => undefined;
  const arrived = new Promise<"open" | "unknown" | "closed">((resolve) => (arrive = resolve));
  const onUpdate = (_link: Link, { connection, qr, lastDisconnect }: ConnectionUpdate) => {
    if (qr) arrive("unknown");
    if (connection === "open") arrive("open");
    if (connection !== "close") return;
    const { code, message } = reasonOf(lastDisconnect?.error);
    arrive(closeAction(code, { message, scanning: false }).do === "unlink" ? "unknown" : "closed");
  };
  return { onUpdate, arrived };
}
