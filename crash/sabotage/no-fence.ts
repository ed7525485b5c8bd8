import { rewrite } from "./seam.ts";

/** Whoever once held a session goes on writing. */
rewrite((text) =>
  text.replace("epoch = $2 and expires_at > clock_timestamp() for key share", "$2::bigint > 0 for key share"),
);
