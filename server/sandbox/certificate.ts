import { Curve, proto } from "@whiskeysockets/baileys";
import type { KeyPair } from "./key-pair.ts";

const { NoiseCertificate } = proto.CertChain;
const INTERMEDIATE_SERIAL = 1;
const LEAF_SERIAL = 2;
const ROOT_SERIAL = 0;

/** The chain a client demands in the handshake: root signs the intermediate, the intermediate signs the server's static key. */
export function issueCertificateChain(keys: { root: KeyPair; intermediate: KeyPair; server: KeyPair }): Uint8Array {
  const intermediate = signed(keys.root, {
    serial: INTERMEDIATE_SERIAL,
    issuerSerial: ROOT_SERIAL,
    key: keys.intermediate.public,
  });
  const leaf = signed(keys.intermediate, {
    serial: LEAF_SERIAL,
    issuerSerial: INTERMEDIATE_SERIAL,
    key: keys.server.public,
  });
  return proto.CertChain.encode({ intermediate, leaf }).finish();
}

function signed(issuer: KeyPair, subject: proto.CertChain.NoiseCertificate.IDetails) {
  const details = NoiseCertificate.Details.encode(subject).finish();
  return { details, signature: Curve.sign(issuer.private, details) };
}
