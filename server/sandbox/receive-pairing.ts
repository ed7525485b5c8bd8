import type { Connection } from "./connection.ts";
import { finishCode, noteCode } from "./pair-by-code.ts";
import { child, SERVER, stanza, type Stanza } from "./stanza.ts";
import type { Waiting } from "./waiting.ts";
import type { World } from "./world.ts";

const RESTART_AFTER_MS = 50;

/** What a client says that is not linked yet: keep-alive questions, the steps of pairing by code, the confirmation of a link. */
export async function receivePairing(world: World, connection: Connection, received: Stanza): Promise<void> {
  const waiting = [...world.waiting].find((each) => each.connection === connection);
  const step = child(received, "link_code_companion_reg");
  if (waiting && step) await receiveCodeStep(world, waiting, step);
  answer(connection, received, waiting?.byCode?.ref);
  // once the client has confirmed the link, it must come back as the device it has become
  if (child(received, "pair-device-sign")) setTimeout(() => connection.endWithError({ code: "515" }), RESTART_AFTER_MS);
}

async function receiveCodeStep(world: World, waiting: Waiting, step: Stanza): Promise<void> {
  if (step.attrs.stage === "companion_hello") noteCode(waiting, step);
  if (step.attrs.stage === "companion_finish") await finishCode(world, waiting, step);
}

/** A question that stays unanswered makes the client give up while its code is still good. */
function answer(connection: Connection, { tag, attrs: { id, type } }: Stanza, ref: Buffer | undefined): void {
  if (tag !== "iq" || (type !== "get" && type !== "set")) return;
  const pairing = ref && [stanza("link_code_companion_reg", {}, [stanza("link_code_pairing_ref", {}, ref)])];
  connection.send(stanza("iq", { from: SERVER, type: "result", id }, pairing));
}
