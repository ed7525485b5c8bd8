import { expect, test } from "vitest";
import { mapLink } from "./map-link.ts";

test("coordinates lead to a map, names and anything else do not", () => {
  expect(mapLink("-8.65, 115.21667")).toBe(
    "https://www.openstreetmap.org/?mlat=-8.65&mlon=115.21667#map=16/-8.65/115.21667",
  );
  for (const place of ["Kantor, Jalan Sudirman 5", "1, 2&x=1", "javascript:alert(1)", "", "1000, 5"])
    expect(mapLink(place), place).toBeUndefined();
});
