/**
 * A group as the contract shows it, built by PostgreSQL: what is known of it, and of its chat. Aliases are fixed: n = its session and
 * address, g = groups, c = chats, either of which may be missing.
 */
const count = `(select nullif(count(*), 0) from group_members m where m.session_id = n.session_id and m.group_jid = n.jid)`;

export const groupJson = `json_build_object('jid', n.jid, 'subject', coalesce(g.subject, c.name), 'description', g.description,
  'ownerJid', canonical_jid(n.session_id, g.owner_jid), 'memberCount', ${count}, 'announce', g.announce, 'locked', g.locked,
  'createdAt', g.created_at)`;

export const groupFacts = `left join groups g on g.session_id = n.session_id and g.jid = n.jid
  left join chats c on c.session_id = n.session_id and c.jid = n.jid`;

/** Alias is fixed: m = group_members. Addresses are canonical when read: the number may have become known later. */
const person = "canonical_jid(m.session_id, m.jid)";
const lid = `case when m.jid like '%@lid' then m.jid else (
  select i.lid from identities i where i.session_id = m.session_id and i.phone_jid = m.jid) end`;
const name = `(select coalesce(k.name, k.verified_name, k.push_name) from contacts k where k.session_id = m.session_id and k.jid = ${person})`;

export const memberJson = `json_build_object('jid', ${person}, 'lid', ${lid}, 'name', ${name}, 'role', m.role)`;
