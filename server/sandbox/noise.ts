import {
  aesDecryptGCM,
  aesEncryptGCM,
  Curve,
  hkdf,
  NOISE_MODE,
  NOISE_WA_HEADER,
  proto,
  sha256,
} from "@whiskeysockets/baileys";
import type { KeyPair } from "./key-pair.ts";

/** Both directions after the handshake; each frame counts once. */
export type Transport = { encrypt: (plain: Uint8Array) => Buffer; decrypt: (sealed: Uint8Array) => Buffer };
export type Finished = { clientStatic: Buffer; payload: Buffer; transport: Transport };

const NOTHING = Buffer.alloc(0);

/** The server's half of Noise_XX_25519_AESGCM_SHA256 as WhatsApp speaks it (whatsapp.md §4.1). */
export class NoiseHandshake {
  private hash: Buffer = Buffer.from(NOISE_MODE);
  private salt: Buffer = Buffer.from(NOISE_MODE);
  private key: Buffer = Buffer.from(NOISE_MODE);
  private counter = 0;
  private readonly ephemeral = Curve.generateKeyPair();

  constructor(
    private readonly identity: KeyPair,
    private readonly certificates: Uint8Array,
  ) {
    this.mixHash(NOISE_WA_HEADER);
  }

  /** Answers the client's first message. */
  hello(clientEphemeral: Uint8Array): Uint8Array {
    this.mixHash(clientEphemeral);
    this.mixHash(this.ephemeral.public);
    this.mixKey(Curve.sharedKey(this.ephemeral.private, clientEphemeral));
    const sealedStatic = this.encrypt(this.identity.public);
    this.mixKey(Curve.sharedKey(this.identity.private, clientEphemeral));
    const payload = this.encrypt(this.certificates);
    return proto.HandshakeMessage.encode({
      serverHello: { ephemeral: this.ephemeral.public, static: sealedStatic, payload },
    }).finish();
  }

  /** Reads who the client is; throws when a seal does not open. */
  finish(sealedStatic: Uint8Array, sealedPayload: Uint8Array): Finished {
    const clientStatic = this.decrypt(sealedStatic);
    this.mixKey(Curve.sharedKey(this.ephemeral.private, clientStatic));
    const payload = this.decrypt(sealedPayload);
    const [fromClient, toClient] = this.stretch(NOTHING);
    return { clientStatic, payload, transport: openTransport(fromClient, toClient) };
  }

  private mixHash(data: Uint8Array): void {
    this.hash = sha256(Buffer.concat([this.hash, data]));
  }

  private mixKey(secret: Uint8Array): void {
    [this.salt, this.key] = this.stretch(secret);
    this.counter = 0;
  }

  private stretch(secret: Uint8Array): [Buffer, Buffer] {
    const key = Buffer.from(hkdf(Buffer.from(secret), 64, { salt: this.salt, info: "" }));
    return [key.subarray(0, 32), key.subarray(32)];
  }

  private encrypt(plain: Uint8Array): Buffer {
    const sealed = aesEncryptGCM(plain, this.key, nonce(this.counter++), this.hash);
    this.mixHash(sealed);
    return sealed;
  }

  private decrypt(sealed: Uint8Array): Buffer {
    const plain = aesDecryptGCM(sealed, this.key, nonce(this.counter++), this.hash);
    this.mixHash(sealed);
    return plain;
  }
}

function openTransport(fromClient: Buffer, toClient: Buffer): Transport {
  let received = 0;
  let sent = 0;
  return {
    encrypt: (plain) => aesEncryptGCM(plain, toClient, nonce(sent++), NOTHING),
    decrypt: (sealed) => aesDecryptGCM(sealed, fromClient, nonce(received++), NOTHING),
  };
}

function nonce(counter: number): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(counter, 8);
  return iv;
}
