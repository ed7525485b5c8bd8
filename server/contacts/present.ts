/** A person as the contract shows them, built by PostgreSQL. Alias is fixed: k = contacts. */
const aliasOf = "(select i.lid from identities i where i.session_id = k.session_id and i.phone_jid = k.jid)";

export const contactJson = `json_build_object('jid', k.jid, 'lid', case when k.jid like '%@lid' then k.jid else ${aliasOf} end,
  'phoneNumber', case when k.jid like '%@s.whatsapp.net' then split_part(k.jid, '@', 1) end,
  'name', k.name, 'pushName', k.push_name, 'businessName', k.verified_name)`;
