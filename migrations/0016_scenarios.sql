-- Scenarios: a named list of changes over an evaluation run, which stays as it is. A branch shares its parent's changes up
-- to a version and goes its own way from there.
create table scenarios (
  id bigint generated always as identity primary key,
  name text not null,
  note text,
  run_id bigint not null references runs (id),
  parent_id bigint references scenarios (id),
  parent_version integer,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  changed_at timestamptz not null default now(),
  deleted_at timestamptz,
  check ((parent_id is null) = (parent_version is null))
);

-- The log of a scenario: each line says how one change (`key`) stands from that version on; a null body has removed it.
-- Undoing writes a further line, so that every earlier version can be read again (a branch hangs on one).
create table scenario_changes (
  scenario_id bigint not null references scenarios (id),
  version integer not null,
  key text not null,
  op text not null check (op in ('do', 'undo', 'redo')),
  position double precision not null,
  change jsonb,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  primary key (scenario_id, version)
);
create function scenario_log_unchanged() returns trigger language plpgsql as $$
begin
  raise exception 'the log of a scenario is immutable: % refused', tg_op;
end $$;
create trigger scenario_log_unchanged before update or delete on scenario_changes
  for each row execute function scenario_log_unchanged();

-- What a list of changes over a run comes to, by the hash of both: the same question is not computed twice.
create table scenario_results (
  input_hash text primary key,
  run_id bigint not null references runs (id),
  result jsonb not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id)
);
