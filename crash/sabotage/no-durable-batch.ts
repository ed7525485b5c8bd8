import { intercept, nothing } from "./seam.ts";

/** What WhatsApp says beside messages is kept in memory for a second before it is stored. */
const LATER_MS = 1_000;
const KIND = 2;

intercept((query, send) => {
  if (!query.text.includes("insert into inbox") || query.values?.[KIND] !== "batch") return send(query);
  setTimeout(() => void send(query).catch(nothing), LATER_MS);
  return Promise.resolve(nothing());
});
