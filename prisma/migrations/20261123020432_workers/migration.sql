-- Which worker processes there are, so that each takes its share of the sessions of its kind, and no more.
create table workers (
  name text primary key,
  kind text not null check (kind in ('whatsapp', 'sandbox')),
  expires_at timestamptz(3) not null
);

-- History came late, and what the phone decided about those chats has to be asked for anew over the next connection.
alter table sessions add column resync_due boolean not null default false;
