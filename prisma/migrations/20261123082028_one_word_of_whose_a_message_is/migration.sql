-- A message is its chat's, and the chat its session's: the reference to both at once says all that this one said, and costs each message
-- a look-up less.
alter table messages drop constraint messages_session_id_fkey;
