import type { BinaryNode, WASocket } from "@whiskeysockets/baileys";
import { hashOfPlaintext, type StoredNode } from "./inbox-row.ts";
import type { Arrivals } from "./arrivals.ts";
import { storedNodeOf } from "./signal-repository.ts";

type Socket = Pick<WASocket, "ws" | "authState">;
type Gate = {
  arrivals: Arrivals;
  /** Makes an unencrypted message durable. When that fails the socket is closed and nothing is acknowledged. */
  storePlaintext: (message: { hash: string; node: StoredNode; plain: Uint8Array }) => Promise<void>;
  /** A message whose content is, or is about to be, in the inbox. */
  onMessage: (waId: string) => void;
};

const STANZA = "CB:message";

/**
 * Stands in front of Baileys' handler of messages. Encrypted ones pass at once, and it is noted where each ciphertext came from;
 * what comes in plain text does not go through decryption, so it is stored here, and the handler sees it only afterwards.
 */
export function guardStanzas({ ws, authState }: Socket, { arrivals, storePlaintext, onMessage }: Gate): void {
  const handlers = ws.listeners(STANZA) as ((node: BinaryNode) => unknown)[];
  ws.removeAllListeners(STANZA);
  let waiting = Promise.resolve();
  let count = 0;
  const forward = (node: BinaryNode) => handlers.forEach((handle) => handle(node));
  const me = () => ({ id: authState.creds.me?.id ?? "", lid: authState.creds.me?.lid ?? "" });

  ws.on(STANZA, (node: BinaryNode) => {
    const children = childrenOf(node);
    if (children.length > 0) onMessage(node.attrs.id ?? "");
    for (const { tag, content, type } of children)
      if (tag === "enc" && !arrivals.find(content))
        arrivals.note({
          ciphertext: content,
          type,
          node: storedNodeOf(node, me(), true),
          isAlone: children.length > 1,
        });
    const plain = children.filter(({ tag }) => tag === "plaintext");
    if (plain.length === 0 && count === 0) {
      forward(node);
      return;
    }
    count += 1;
    waiting = waiting
      .then(async () => {
        for (const { content } of plain)
          await storePlaintext({
            hash: hashOfPlaintext(node, content),
            node: storedNodeOf(node, me(), false),
            plain: content,
          });
        forward(node);
      })
      .catch(() => undefined) // the socket is closed already: not handled, not acknowledged, comes again
      .finally(() => (count -= 1));
  });
}

type Child = { tag: string; type: string; content: Uint8Array };

const childrenOf = ({ content }: BinaryNode): Child[] =>
  Array.isArray(content)
    ? content.flatMap(({ tag, attrs, content: bytes }) =>
        (tag === "enc" || tag === "plaintext") && bytes instanceof Uint8Array
          ? [{ tag, type: attrs.type ?? "", content: bytes }]
          : [],
      )
    : [];

/** Hands a stored peer message to Baileys once more, as if it had just come. */
export function replayStanza(
  { ws }: Pick<Socket, "ws">,
  arrivals: Arrivals,
  { node, plain }: { node: StoredNode; plain: Buffer },
): void {
  const content = Buffer.from(`replay ${node.attrs.id ?? ""}`);
  if (node.padded) arrivals.note({ ciphertext: content, type: "msg", node, isAlone: true, plain });
  const child: BinaryNode = node.padded
    ? { tag: "enc", attrs: { v: "2", type: "msg" }, content }
    : { tag: "plaintext", attrs: {}, content: plain };
  ws.emit(STANZA, { tag: "message", attrs: node.attrs, content: [child] });
}
