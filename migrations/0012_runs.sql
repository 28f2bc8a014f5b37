-- What makes a run exact again, what it warns of, and what two runs say of each other.

-- Joins by location (the park and county of a parcel, the parcel of a building) are found again when places change, and
-- make no new version of the row. The former place is kept here, so that "as known on D" reads the place of that day.
create table joins_before (
  table_name text not null,
  version bigint not null,
  column_name text not null,
  -- null: it had none
  place bigint references subjects (id),
  -- the place held from the row's recorded_at (or the entry before) until this instant
  held_until timestamptz not null,
  primary key (table_name, version, column_name, held_until)
);

-- Figures that a file repeats: they make no new version, but the file's total holds them.
create table import_confirmed (
  batch_id bigint not null references import_batches (id),
  version bigint not null references yearly_figures (version),
  primary key (batch_id, version)
);

-- The rows behind a run's warnings; `runs.warnings` keeps one entry a code, with its count. Written with the run, never changed.
create table run_warnings (
  run_id bigint not null references runs (id),
  no integer not null,
  code text not null,
  severity text not null check (severity in ('fault', 'check', 'note')),
  -- null: of the whole run
  kind text check (kind in ('enterprise', 'parcel', 'park', 'batch')),
  subject_id bigint,
  params jsonb not null,
  primary key (run_id, no)
);
create index run_warnings_code on run_warnings (run_id, code, no);

-- Two runs compared: runs are immutable, so is what they say of each other under one engine. `summary` holds the whole,
-- run_comparison_rows each object that changed.
create table run_comparisons (
  id bigint generated always as identity primary key,
  run_a bigint not null references runs (id),
  run_b bigint not null references runs (id),
  engine text not null,
  summary jsonb not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  unique (run_a, run_b, engine)
);
create table run_comparison_rows (
  comparison_id bigint not null references run_comparisons (id),
  kind text not null check (kind in ('enterprise', 'parcel')),
  subject_id bigint not null,
  -- the steps that moved the grade, and those that moved anything
  grade_causes text[] not null,
  causes text[] not null,
  -- |change of the total|, 0 where there is none to tell
  weight double precision not null,
  body jsonb not null,
  primary key (comparison_id, kind, subject_id)
);
create index run_comparison_rows_weight on run_comparison_rows (comparison_id, kind, weight desc, subject_id);

-- A run is a record: what it found stays as it was found.
create function run_unchanged() returns trigger language plpgsql as $$
begin
  raise exception 'runs are immutable: % of % refused', tg_op, tg_table_name;
end $$;
create trigger run_unchanged before update or delete on runs for each row execute function run_unchanged();
create trigger run_unchanged before update or delete on run_rows for each row execute function run_unchanged();
create trigger run_unchanged before update or delete on run_warnings for each row execute function run_unchanged();
