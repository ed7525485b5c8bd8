import { rewrite } from "./seam.ts";

/** A message that comes again is stored again. */
rewrite((text) =>
  text.includes("insert into messages as m")
    ? text.replace(/on conflict \(session_id, wa_id, chat_id, from_me, participant\)[\s\S]*(?=returning id)/, "")
    : text,
);
