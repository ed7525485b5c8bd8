import { EventEmitter } from "node:events";
import { type BinaryNode, proto, type WASocket } from "@whiskeysockets/baileys";
import { expect, it } from "vitest";
import type { Batch } from "./batch.ts";
import { guardReceipts } from "./receipt-gate.ts";

const { DELIVERY_ACK, READ } = proto.WebMessageInfo.Status;
const person = "447700900555@s.whatsapp.net";
const group = "120363000000000001@g.us";
const receipt = (attrs: Record<string, string>): BinaryNode => ({ tag: "receipt", attrs: { id: "A", ...attrs } });

/** Baileys' handler notes what it was given; each store waits to be answered. */
function gate() {
  const ws = new EventEmitter();
  const handled: string[] = [];
  ws.on("CB:receipt", ({ attrs }: BinaryNode) => handled.push(attrs.id!));
  const stores: { batch: Batch; done: () => void; fail: (error: Error) => void }[] = [];
  guardReceipts(
    { ws } as unknown as WASocket,
    (batch) => new Promise((done, fail) => void stores.push({ batch, done, fail })),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { handled, stores, settle, come: (node: BinaryNode) => ws.emit("CB:receipt", node) };
}

it("a receipt is handled, and so acknowledged, only once what it says is stored", async () => {
  const { handled, stores, settle, come } = gate();
  come(receipt({ from: person, type: "read" }));
  await settle();
  expect(stores.map(({ batch }) => batch)).toEqual([
    { statuses: [{ key: { remoteJid: person, fromMe: true, id: "A" }, status: READ }] },
  ]);
  expect(handled).toEqual([]);
  stores[0]!.done();
  await settle();
  expect(handled).toEqual(["A"]);
});

it("is not handled at all when it could not be stored", async () => {
  const { handled, stores, settle, come } = gate();
  come(receipt({ from: group, participant: person }));
  await settle();
  expect(stores[0]!.batch.receipts).toMatchObject([{ by: person, status: DELIVERY_ACK }]);
  stores[0]!.fail(new Error("the database is away"));
  await settle();
  expect(handled).toEqual([]);
});

it("what is read on the own phone is a read, and what is about keys passes", async () => {
  const { handled, stores, settle, come } = gate();
  come(receipt({ from: "1@s.whatsapp.net", recipient: person, type: "read-self" }));
  await settle();
  expect(stores[0]!.batch).toEqual({ reads: [{ chat: person, ids: ["A"] }] });
  stores[0]!.done();
  come(receipt({ id: "B", from: person, type: "retry" }));
  await settle();
  expect(stores).toHaveLength(1);
  expect(handled).toEqual(["A", "B"]);
});
