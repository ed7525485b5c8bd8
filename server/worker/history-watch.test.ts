import { proto } from "@whiskeysockets/baileys";
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { HistoryWatch } from "./history-watch.ts";

const { INITIAL_BOOTSTRAP, PUSH_NAME, RECENT } = proto.HistorySync.HistorySyncType;
const CHUNKS = [
  { syncType: INITIAL_BOOTSTRAP, progress: 40 },
  { syncType: PUSH_NAME, progress: 100 },
  { syncType: RECENT, progress: 70 },
  { syncType: RECENT, progress: 100 },
];
const order = fc.shuffledSubarray(CHUNKS, { minLength: CHUNKS.length });

function watchOf(onComplete: (watch: HistoryWatch) => Promise<void> = () => Promise.resolve()) {
  const written: (string | undefined)[] = [];
  const watch: HistoryWatch = new HistoryWatch(
    {
      write: (patch) => Promise.resolve(void written.push(patch.historyPhase ?? undefined)),
      isBusy: () => false,
      onComplete: () => onComplete(watch),
      hasSettings: () => Promise.resolve(false),
      onCompleted: () => undefined,
    },
    { phase: null, progress: null, late: false },
  );
  watch.opened();
  return { watch, written };
}

test.prop([order])(
  "history is complete once the phone has said so, whatever order its chunks are stored in",
  async (chunks) => {
    const { watch, written } = watchOf();
    for (const chunk of chunks) await watch.part({ ...chunk, inline: true, done: 1, of: 1 });
    watch.closed();
    expect(watch.isComplete).toBe(true);
    expect(written.at(-1)).toBe("complete");
  },
);

test("a chunk that comes late, while others wait their turn, does not put the end off", async () => {
  let busy = true;
  const watch = new HistoryWatch(
    {
      write: () => Promise.resolve(),
      isBusy: () => busy,
      onComplete: () => Promise.resolve(),
      hasSettings: () => Promise.resolve(false),
      onCompleted: () => undefined,
    },
    { phase: null, progress: null, late: false },
  );
  await watch.part({ syncType: RECENT, progress: 100, inline: true, done: 1, of: 1 });
  busy = false;
  await watch.part({ syncType: INITIAL_BOOTSTRAP, progress: 40, inline: true, done: 1, of: 1 });
  expect(watch.isComplete).toBe(true);
});

test("from when its chats are being told on, what changes meanwhile is told, too", async () => {
  const announced: boolean[] = [];
  const { watch } = watchOf((one) => Promise.resolve(void announced.push(one.isAnnounced)));
  expect(watch.isAnnounced).toBe(false);
  await watch.part({ syncType: RECENT, progress: 100, inline: true, done: 1, of: 1 });
  watch.closed();
  expect(announced).toEqual([true]);
});
