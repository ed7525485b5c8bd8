-- A chat's JSON is written once, when the chat changes, and not for everybody who reads the list.

-- Immutable for text, whatever to_json is for other types.
create function json_text(value text) returns text language sql immutable parallel safe
  return coalesce(to_json(value)::text, 'null');

-- Open at the end: a mute runs out with time, so what is shown of it is added when the chat is read.
alter table chats add column shown text not null generated always as (
  '{"id":' || id::text
  || ',"sessionId":' || json_text(session_id)
  || ',"jid":' || json_text(jid)
  || ',"type":' || json_text(type)
  || ',"name":' || json_text(name)
  || ',"lastMessageAt":' || coalesce(nullif(sort_at, 0)::text, 'null')
  || ',"unreadCount":' || unread_count::text
  || ',"archived":' || case when archived then 'true' else 'false' end
  || ',"pinned":' || case when pinned then 'true' else 'false' end
) stored;
