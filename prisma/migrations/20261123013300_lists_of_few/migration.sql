-- The list in its order, of those that are few among many: without these a filter would walk through a million chats to find none.
create index chats_list_unread on chats (session_id, pinned desc, sort_at desc, id desc) where unread_count > 0;
create index chats_list_archived on chats (session_id, pinned desc, sort_at desc, id desc) where archived;
-- Most chats are with people, and these are found soon on the way through all of them.
create index chats_list_type on chats (session_id, type, pinned desc, sort_at desc, id desc) where type <> 'dm';
