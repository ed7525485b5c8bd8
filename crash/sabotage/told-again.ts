import { rewrite } from "./seam.ts";

/** That WhatsApp has heard a wish is written down on its own, a while after it did. */
rewrite((text) => text.replace("update outbox o set state = 'done', error = null, done_at = clock_timestamp() from held", "update outbox o set state = 'new', error = null from held")); // prettier-ignore
