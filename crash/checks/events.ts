import { within } from "@/server/testing/until.ts";
import type { Scene } from "../scene.ts";

type Shown = Record<string, unknown>;
type Page = { data: Shown[]; nextCursor: string | null };
const PATIENCE_MS = 5_000;

/** Who has followed the event log, and nothing else, knows every chat and every message of the plan as they are now. */
export async function checkEvents(scene: Scene): Promise<string[]> {
  scene.verdict.counts.events = scene.events.count();
  const found = { violations: [] as string[] };
  await within(async () => {
    found.violations = [...(await chatsBehind(scene)), ...(await messagesBehind(scene))];
    return found.violations.length === 0;
  }, PATIENCE_MS); // the log is read a moment after it is written
  return found.violations;
}

async function chatsBehind({ api, events, linked }: Scene): Promise<string[]> {
  const wrong: Shown[] = [];
  for (const { session } of linked)
    for (let cursor = ""; ;) {
      const { data, nextCursor } = await api<Page>("GET", `/sessions/${session}/chats?limit=200${cursor}`);
      wrong.push(...data.filter((chat) => !same(events.chats.get(Number(chat.id)), chat)));
      if (nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
  return wrong.length === 0
    ? []
    : [`the event log tells another story of ${wrong.length} chats, among them ${String(wrong[0]?.jid)}`];
}

async function messagesBehind({ api, events, linked, plan }: Scene): Promise<string[]> {
  const told = [...events.messages.values()];
  const known = new Set(told.map(({ waMessageId }) => String(waMessageId)));
  const offered = plan.steps.flatMap((step) => ("messages" in step ? (step.messages ?? []) : []));
  const untold = offered.filter((id) => !known.has(id));
  const wrong: Shown[] = [];
  for (const { session } of linked)
    for (const message of told.filter(({ sessionId }) => sessionId === session))
      if (!same(message, await api<Shown>("GET", `/sessions/${session}/messages/${String(message.id)}`)))
        wrong.push(message);
  return [
    ...(untold.length > 0
      ? [`the event log does not tell of ${untold.length} messages, among them ${untold[0] ?? ""}`]
      : []),
    ...(wrong.length > 0 ? [`the event log tells another story of ${wrong.length} messages, among them ${String(wrong[0]?.waMessageId)}`] : []), // prettier-ignore
  ];
}

/** A person's name is told with the chat and the contact, not again with all that they ever said. */
const same = (one: Shown | null | undefined, other: Shown): boolean => {
  const plain = (shown: Shown) => JSON.stringify(Object.entries({ ...shown, senderName: null }).sort());
  return one != null && plain(one) === plain(other);
};
