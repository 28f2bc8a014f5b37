-- Who writes, where facts come from, and what they are about.
create extension if not exists postgis;

create table desk_users (
  id text primary key,
  name text not null,
  role text not null
);
insert into desk_users (id, name, role) values
  ('system', '系统', 'system'),
  ('desk-planner', '规划员(试用)', 'planner'),
  ('desk-reviewer', '审核人(试用)', 'reviewer'),
  ('desk-leader', '局领导(试用)', 'leader');

-- Source files by content hash, in 1 MB chunks: proofs and backups reach them.
create table source_files (
  hash text primary key,
  name text not null,
  bytes bigint not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id)
);
create table source_file_chunks (
  hash text not null references source_files (hash) on delete cascade,
  part integer not null,
  bytes bytea not null,
  primary key (hash, part)
);

-- One import: staged in chunks, checked, then made live in one short swap. Readers see live rows only.
create table import_batches (
  id bigint generated always as identity primary key,
  kind text not null,
  file_name text not null,
  file_hash text references source_files (hash),
  sheet text,
  layer text,
  crs text,
  encoding text,
  year integer,
  mapping jsonb,
  synthetic boolean not null default false,
  state text not null default 'staging' check (state in ('staging', 'checked', 'live', 'rejected', 'failed', 'dry-run')),
  rows_read integer not null default 0,
  rows_inserted integer not null default 0,
  rows_updated integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_rejected integer not null default 0,
  problems jsonb not null default '[]',
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  -- beats while rows are staged: a batch that stopped beating was killed, and is marked failed
  heartbeat_at timestamptz not null default now(),
  live_at timestamptz
);

-- Staged rows, `payload` by SQL column. area_m2 is the ellipsoidal area of the (repaired) geometry; repair says what was
-- wrong with it and where. Rows without problems are dropped once their batch is live; refused and noted ones stay.
create table import_rows (
  batch_id bigint not null references import_batches (id) on delete cascade,
  row_no integer not null,
  code text,
  payload jsonb not null,
  geom geometry(MultiPolygon, 4490) check (geom is null or st_isvalid(geom)),
  area_m2 numeric,
  repair text,
  problems jsonb,
  refused boolean not null default false,
  primary key (batch_id, row_no)
);

-- The stable integer behind every public code: map features, links and history hang on it; versions of a row share it.
create table subjects (
  id bigint generated always as identity primary key,
  kind text not null,
  code text not null,
  unique (kind, code)
);

-- Further keys of a subject: an enterprise's old registration number and organisation code, a parcel's old number.
create table subject_keys (
  subject_id bigint not null references subjects (id),
  scheme text not null,
  key text not null,
  batch_id bigint not null references import_batches (id),
  recorded_at timestamptz not null default now(),
  primary key (scheme, key, subject_id)
);
create index subject_keys_key on subject_keys (key);
