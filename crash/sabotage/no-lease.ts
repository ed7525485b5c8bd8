import { rewrite } from "./seam.ts";

/** Sessions are taken, whether somebody holds them or not. */
rewrite((text) =>
  text.replace("l.expires_at < clock_timestamp() and s.kind", "l.owner is distinct from $1 and s.kind"),
);
