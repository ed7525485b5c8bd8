import "./quiet.ts";
import { proto } from "@whiskeysockets/baileys";
import { verifySignature } from "libsignal/src/curve.js";
import { describe, expect, it } from "vitest";
import { issueCertificateChain } from "./certificate.ts";
import { deriveKeyPair } from "./key-pair.ts";

const { Details } = proto.CertChain.NoiseCertificate;
const key = (name: string) => deriveKeyPair(Buffer.alloc(32, 7), name);
const typed = (bytes: Uint8Array) => Buffer.concat([Buffer.from([5]), bytes]);

/** Baileys ignores what libsignal's check returns (whatsapp.md §2), so the signatures are checked here for what they are. */
const signs = (issuer: Uint8Array, certificate: proto.CertChain.INoiseCertificate | null | undefined) =>
  verifySignature(typed(issuer), Buffer.from(certificate!.details!), Buffer.from(certificate!.signature!));

describe("the certificate chain", () => {
  const [root, intermediate, server] = [key("root"), key("intermediate"), key("server")];
  const chain = proto.CertChain.decode(issueCertificateChain({ root, intermediate, server }));

  it("is signed from the root down to the server's key", () => {
    expect(signs(root.public, chain.intermediate)).toBe(true);
    expect(signs(Details.decode(chain.intermediate!.details!).key!, chain.leaf)).toBe(true);
    expect(Buffer.from(Details.decode(chain.leaf!.details!).key!)).toEqual(server.public);
    expect(Details.decode(chain.intermediate!.details!)).toMatchObject({ serial: 1, issuerSerial: 0 });
    expect(Details.decode(chain.leaf!.details!)).toMatchObject({ serial: 2, issuerSerial: 1 });
  });

  it("is not signed by anybody else", () => {
    expect(signs(key("another root").public, chain.intermediate)).toBe(false);
    expect(signs(root.public, chain.leaf)).toBe(false);
  });
});
