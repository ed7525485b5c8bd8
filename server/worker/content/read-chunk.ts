import { setImmediate as others } from "node:timers/promises";
import { processHistoryMessage, proto } from "@whiskeysockets/baileys";
import { type Facts, mergeFacts, noFacts } from "../facts.ts";
import { slicesOf } from "./history-slices.ts";
import { piecesOf, readHistory } from "./read-history.ts";
import type { Reading } from "./reading.ts";

/** Some of a chunk of history: so many parts of all are read with it. */
export type ChunkPiece = {
  facts: Facts;
  done: number;
  of: number;
  isLast: boolean;
  /** How much of the whole history the phone says has come with this chunk. */
  progress: number | null;
  /** How many of its messages and chats make no sense. */
  unreadable: number;
};

const ENOUGH = 900; // messages, of which a slice brings some hundred more

/** What a chunk of history says, in pieces to be applied one after the other. Others get their turn between its slices. */
export async function* readChunk(chunk: Buffer, reading: Reading): AsyncGenerator<ChunkPiece, undefined> {
  const slices = slicesOf(chunk);
  let [facts, progress, unreadable]: [Facts, number | null, number] = [noFacts(), null, 0];
  for (const [index, slice] of slices.entries()) {
    const told = processHistoryMessage(proto.HistorySync.decode(slice));
    const read = readHistory(told, reading);
    facts = mergeFacts([facts, read.facts]);
    progress ??= told.progress ?? null;
    unreadable += read.unreadable;
    const isEnd = index === slices.length - 1;
    await others();
    if (!isEnd && facts.messages.length < ENOUGH) continue;
    const pieces = piecesOf(facts);
    facts = noFacts();
    for (const [place, piece] of pieces.entries())
      yield {
        ...{ facts: piece, done: index + 1, of: slices.length, progress, unreadable },
        isLast: isEnd && place === pieces.length - 1,
      };
    unreadable = 0;
  }
  return undefined;
}
