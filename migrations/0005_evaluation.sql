-- Rule sets in use and evaluation runs. Both are immutable: a new version or a new run, never an update.
create table rule_sets (
  id text not null,
  version text not null,
  body jsonb not null,
  body_hash text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  primary key (id, version)
);

create table runs (
  id bigint generated always as identity primary key,
  year integer not null,
  rule_id text not null,
  rule_version text not null,
  region_code text,
  as_of date not null,
  -- facts are read as known at this instant: the same read gives the same input_hash
  known_at timestamptz not null,
  input_hash text not null,
  engine text not null,
  fitted jsonb not null,
  -- the flag and batch rules as used: proofs are made again from them and the rows' operands
  flag_rules jsonb not null,
  counts jsonb not null,
  warnings jsonb not null default '[]',
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  foreign key (rule_id, rule_version) references rule_sets (id, version)
);
create index runs_year on runs (year, id desc);

-- One row an object of a run: enterprise, parcel or park. `facts` are the operands as they were read.
create table run_rows (
  run_id bigint not null references runs (id),
  kind text not null check (kind in ('enterprise', 'parcel', 'park')),
  subject_id bigint not null references subjects (id),
  facts jsonb not null,
  indicators jsonb not null,
  scores jsonb,
  total double precision,
  rank integer,
  grade text,
  rule_group text,
  reason text,
  flags jsonb,
  disposition jsonb,
  primary key (run_id, kind, subject_id)
);
