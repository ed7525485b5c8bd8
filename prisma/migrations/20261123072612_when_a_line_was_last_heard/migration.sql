-- When WhatsApp last said anything on a session's socket: a quiet number shows that its connection was checked.
alter table leases add column heard_at timestamptz(3);
