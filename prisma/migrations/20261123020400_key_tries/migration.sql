-- Api-keys that were tried and name nothing, by the network they came from: the times of those that were answered, at most twenty.
create table key_tries (
  network text collate "C" primary key,
  tried_at timestamptz(3)[] not null,
  admitted boolean not null -- whether the last one was answered
);
