-- Installed by the harness in its own databases: who held which session when, and who wrote without holding it. Each worker says
-- who it is by a setting of its connections; everybody else is none of our business.
create table crash_leases (
  n bigint generated always as identity primary key,
  session_id text not null,
  worker text,
  owner text,
  epoch bigint not null,
  expires_at timestamptz not null,
  at timestamptz not null default clock_timestamp()
);
create table crash_holders (session_id text primary key, worker text, epoch bigint not null);
create table crash_trespasses (worker text, place text, session_id text, at timestamptz not null default clock_timestamp());

create function crash_worker() returns text language sql stable as $$ select nullif(current_setting('crash.worker', true), '') $$;

create function crash_note_lease() returns trigger language plpgsql as $$
begin
  insert into crash_leases (session_id, worker, owner, epoch, expires_at)
  values (new.session_id, crash_worker(), new.owner, new.epoch, new.expires_at);
  if tg_op = 'INSERT' or new.epoch <> old.epoch then
    insert into crash_holders values (new.session_id, crash_worker(), new.epoch)
    on conflict (session_id) do update set worker = excluded.worker, epoch = excluded.epoch;
  end if;
  return null;
end $$;
create trigger crash_lease after insert or update on leases for each row execute function crash_note_lease();

create function crash_note_write() returns trigger language plpgsql as $$
declare
  me text := crash_worker();
  session text;
begin
  if me is null then return null; end if;
  if tg_op = 'DELETE' then session := old.session_id; else session := new.session_id; end if;
  if not exists (select from crash_holders h where h.session_id = session and h.worker = me) then
    insert into crash_trespasses (worker, place, session_id) values (me, tg_table_name, session);
  end if;
  return null;
end $$;

do $$
declare place text;
begin
  foreach place in array array['auth_creds', 'auth_keys', 'inbox', 'messages', 'chats', 'contacts', 'identities', 'groups', 'group_members', 'events'] loop
    execute format('create trigger crash_write after insert or update or delete on %I for each row execute function crash_note_write()', place);
  end loop;
end $$;
