-- A search for a coat-sized piece of land: the question, and what was found. Neither changes afterwards; what is worth
-- keeping gets a name.
create table assemblies (
  id bigint generated always as identity primary key,
  name text,
  run_id bigint not null references runs (id),
  question jsonb not null,
  found jsonb not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  changed_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index assemblies_run on assemblies (run_id);
