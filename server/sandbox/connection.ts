import { decodeBinaryNode, encodeBinaryNode, proto } from "@whiskeysockets/baileys";
import type { WebSocket } from "ws";
import { FrameReader, framed } from "./frames.ts";
import { NoiseHandshake, type Transport } from "./noise.ts";
import type { KeyPair } from "./key-pair.ts";
import { stanza, type Stanza } from "./stanza.ts";

export type ServerIdentity = { key: KeyPair; certificates: Uint8Array };

export type Listener = {
  /** The handshake is done: who the client says it is. */
  hello: (clientNoise: Buffer, payload: proto.ClientPayload) => void | Promise<void>;
  stanza: (received: Stanza) => void | Promise<void>;
  close: () => void;
  failed: (error: unknown) => void;
};

/** One client's socket: frames, handshake, encryption. What the stanzas mean is the listener's business. */
export class Connection {
  private readonly reader = new FrameReader();
  private readonly handshake: NoiseHandshake;
  private transport: Transport | undefined;
  private work: Promise<void> = Promise.resolve();
  private requests = 0;

  constructor(
    private readonly socket: WebSocket,
    identity: ServerIdentity,
    private readonly listener: Listener,
  ) {
    this.handshake = new NoiseHandshake(identity.key, identity.certificates);
    socket.on("message", (data: Buffer) => this.receive(data));
    socket.on("close", () => listener.close());
    socket.on("error", () => socket.terminate());
  }

  /** An id for a request of our own on this connection. */
  nextId(): string {
    this.requests += 1;
    return String(this.requests);
  }

  /** Sends at once; silently nothing when the socket is gone, as on a real network. */
  send(node: Stanza): void {
    if (!this.transport || this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(framed(this.transport.encrypt(encodeBinaryNode(node))));
  }

  /** A last word, then the stream ends. */
  end(lastWord?: Stanza): void {
    if (lastWord) this.send(lastWord);
    this.socket.close();
  }

  endWithError(attributes: Record<string, string>, reason?: Stanza): void {
    this.end(stanza("stream:error", attributes, reason && [reason]));
  }

  /** The cable is cut. */
  terminate(): void {
    this.socket.terminate();
  }

  /** Frames are handled one after the other, in the order they came. */
  private receive(data: Buffer): void {
    this.work = this.work
      .then(async () => {
        for (const frame of this.reader.push(data)) await this.handle(frame);
      })
      .catch((error: unknown) => {
        this.listener.failed(error);
        this.terminate();
      });
  }

  private async handle(frame: Buffer): Promise<void> {
    if (this.transport) return this.listener.stanza(await decodeBinaryNode(this.transport.decrypt(frame)));
    const { clientHello, clientFinish } = proto.HandshakeMessage.decode(frame);
    if (clientHello?.ephemeral) this.socket.send(framed(this.handshake.hello(clientHello.ephemeral)));
    if (clientFinish?.static && clientFinish.payload) await this.finish(clientFinish.static, clientFinish.payload);
  }

  private async finish(sealedStatic: Uint8Array, sealedPayload: Uint8Array): Promise<void> {
    const { clientStatic, payload, transport } = this.handshake.finish(sealedStatic, sealedPayload);
    this.transport = transport;
    await this.listener.hello(clientStatic, proto.ClientPayload.decode(payload));
  }
}
