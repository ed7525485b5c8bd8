import { fc, test } from "@fast-check/vitest";
import { NOISE_WA_HEADER } from "@whiskeysockets/baileys";
import { describe, expect, it } from "vitest";
import { FrameReader, framed } from "./frames.ts";

const payloads = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 8 });
const cuts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 });

function* pieces(stream: Buffer, sizes: number[]) {
  for (let at = 0, turn = 0; at < stream.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    yield stream.subarray(at, at + size);
    at += size;
  }
}

describe("frames", () => {
  test.prop([payloads, cuts, fc.option(fc.uint8Array({ maxLength: 50 }))])(
    "come out as they went in, however the stream is cut",
    (sent, sizes, routing) => {
      const route = routing ? Buffer.concat([Buffer.from("ED\0\x01"), framed(routing)]) : Buffer.alloc(0);
      const stream = Buffer.concat([route, NOISE_WA_HEADER, ...sent.map(framed)]);
      const reader = new FrameReader();
      const received = [...pieces(stream, sizes)].flatMap((piece) => reader.push(piece));
      expect(received.map((frame) => frame.toString("hex"))).toEqual(
        sent.map((frame) => Buffer.from(frame).toString("hex")),
      );
    },
  );

  it("refuses a client that does not speak WhatsApp", () => {
    expect(() => new FrameReader().push(Buffer.from("GET / HTTP/1.1\r\n"))).toThrow("not a WhatsApp client");
  });
});
