import { intercept, nothing } from "./seam.ts";

/** Keys are written at once, and what they decrypted half a second later: it is acknowledged before it is durable. */
const LATER_MS = 500;
const [HASHES, PARTS_OF_STORED] = [7, [7, 8, 9]];
const PARTS_OF_KEYS = [2, 3, 4, 5, 6, 10];

intercept((query, send) => {
  const values = query.values ?? [];
  const stores = query.text.includes("insert into inbox (session_id, kind, hash, node, body)\n") && (values[HASHES] as unknown[]).length > 0; // prettier-ignore
  if (!stores) return send(query);
  const without = (places: number[]) => values.map((value: unknown, place) => (places.includes(place) ? [] : value));
  setTimeout(() => void send({ text: query.text, values: without(PARTS_OF_KEYS) }).catch(nothing), LATER_MS);
  return send({ text: query.text, values: without(PARTS_OF_STORED) });
});
