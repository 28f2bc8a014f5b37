-- Projects that want land: what they need, what they promise (per mu, the 标准地 set), and where they are on the way in
-- (推进 / 引进 / 洽谈: batches of projects, not the three batches of land).
create table projects (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  name text,
  stage text check (stage in ('promote', 'introduce', 'negotiate')),
  industry text,
  -- county it prefers; null: any
  region_id bigint references subjects (id),
  area_m2 numeric,
  length_m numeric,
  width_m numeric,
  power_kva numeric,
  slope_max_deg numeric,
  start_on date,
  latest_on date,
  full_production_on date,
  investment_per_mu numeric,
  output_per_mu numeric,
  tax_per_mu numeric,
  value_added_per_mu numeric,
  labour_productivity numeric,
  value_added_per_tce numeric,
  value_added_per_ton numeric,
  rd_share numeric,
  far numeric,
  note text,
  batch_id bigint not null references import_batches (id),
  row_no integer,
  valid_from date,
  valid_to date,
  content_hash text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  superseded_by bigint,
  superseded_at timestamptz
);
create unique index projects_live on projects (subject_id) where superseded_at is null;
create index projects_subject on projects (subject_id);

-- A plan of projects on land: the question (which projects, which land, pins, forbidden pairs), the problem as it was put
-- to the solver and the answer, as they were. A new solution of the same plan writes a new version over it.
create table matchings (
  id bigint generated always as identity primary key,
  name text not null,
  note text,
  copy_of bigint references matchings (id),
  run_id bigint not null references runs (id),
  question jsonb not null,
  problem jsonb not null,
  answer jsonb not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  changed_at timestamptz not null default now(),
  changed_by text not null references desk_users (id),
  deleted_at timestamptz
);
create index matchings_run on matchings (run_id);
