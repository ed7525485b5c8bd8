-- A chunk of history whose media server is away is tried again later and later; what was given up is counted for people.
alter table inbox add column next_try_at timestamptz(3);
create index inbox_quarantined on inbox (session_id) where state = 'quarantined';
