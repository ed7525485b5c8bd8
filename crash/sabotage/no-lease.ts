import { rewrite } from "./seam.ts";

/** Sessions are taken, whether somebody holds them or not, and beyond the own share. */
rewrite((text) =>
  text
    .replace(
      "l.expires_at < clock_timestamp() and s.kind",
      "(l.expires_at < clock_timestamp() or random() < 0.05) and s.kind",
    )
    .replace("limit $3 for update of l", "limit $3 + 1 for update of l"),
);
