import { setTimeout as pause } from "node:timers/promises";
import type { PhoneStep, Step } from "./plan/step.ts";
import type { Scene } from "./scene.ts";

type Pace = { hurry: boolean };

/** Lets everything in the plan happen, each phone at its own pace; `hurry` leaves the pauses out. */
export async function speak(scene: Scene, { hurry }: Pace): Promise<void> {
  const begun = Math.floor(Date.now() / 1000) * 1000;
  await Promise.all(scene.linked.map((_, phone) => speakAt(scene, { phone, begun, hurry })));
}

async function speakAt(scene: Scene, { phone, begun, hurry }: Pace & { phone: number; begun: number }): Promise<void> {
  for (const step of scene.plan.steps) {
    if (step.phone !== phone) continue;
    if (!hurry) await pause(step.pause);
    await take(scene, step, begun);
  }
}

async function take(scene: Scene, step: Step, begun: number): Promise<void> {
  const { linked, history, api, verdict } = scene;
  const { session, account } = linked[step.phone] ?? { session: "", account: "" };
  if ("wish" in step) {
    const { chat, mutedUntil } = step.wish;
    history.note({ what: "wish", account, chat, mutedUntil });
    verdict.counts.wishes += 1;
    await api("PATCH", `/sessions/${session}/chats/${encodeURIComponent(chat)}`, { mutedUntil });
    return;
  }
  for (const id of step.messages ?? []) history.note({ what: "offer", account, id });
  verdict.counts.offered += step.messages?.length ?? 0;
  await tellStep(scene, { step, account, begun });
}

async function tellStep(
  { tell }: Scene,
  { step, account, begun }: { step: PhoneStep; account: string; begun: number },
) {
  const { at, ...body } = step.body;
  await tell(step.verb, { ...body, account, ...(typeof at === "number" && { at: begun + at * 1000 }) });
}
