import { NOISE_WA_HEADER } from "@whiskeysockets/baileys";

const LENGTH_BYTES = 3;
const ROUTING = Buffer.from("ED");
const ROUTING_HEADER = 7;

/** Cuts what a socket delivers into frames: an intro once, then 3-byte lengths; a WebSocket message may hold any part of them. */
export class FrameReader {
  private pending: Buffer = Buffer.alloc(0);
  private introduced = false;

  /** The frames that are complete now; throws when the intro is not WhatsApp's. */
  push(data: Buffer): Buffer[] {
    this.pending = Buffer.concat([this.pending, data]);
    if (!this.introduced && !this.skipIntro()) return [];
    const frames: Buffer[] = [];
    for (let frame = this.take(); frame; frame = this.take()) frames.push(frame);
    return frames;
  }

  private skipIntro(): boolean {
    const routed = this.pending.subarray(0, ROUTING.length).equals(ROUTING);
    if (this.pending.length < ROUTING_HEADER) return false;
    const start = routed ? ROUTING_HEADER + this.pending.readUIntBE(4, LENGTH_BYTES) : 0;
    const end = start + NOISE_WA_HEADER.length;
    if (this.pending.length < end) return false;
    if (!this.pending.subarray(start, end).equals(NOISE_WA_HEADER)) throw new Error("not a WhatsApp client");
    this.pending = this.pending.subarray(end);
    this.introduced = true;
    return true;
  }

  private take(): Buffer | undefined {
    if (this.pending.length < LENGTH_BYTES) return undefined;
    const end = LENGTH_BYTES + this.pending.readUIntBE(0, LENGTH_BYTES);
    if (this.pending.length < end) return undefined;
    const frame = this.pending.subarray(LENGTH_BYTES, end);
    this.pending = this.pending.subarray(end);
    return frame;
  }
}

/** One frame, its length in front. */
export function framed(payload: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + payload.length);
  frame.writeUIntBE(payload.length, 0, LENGTH_BYTES);
  frame.set(payload, LENGTH_BYTES);
  return frame;
}
