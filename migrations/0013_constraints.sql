-- Constraints on land: permanent basic farmland, ecological red lines, urban development boundaries, hazards, water sources,
-- adopted plans. valid_from / valid_to are the days the paper is in force, both inclusive; null is not stated. `level` is the
-- record's own; null takes what the rule says of its kind (rulesets/constraint-rules.json). Rows have the history of 0002_land.

create table constraints (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  name text not null,
  kind text not null check (kind in ('basic-farmland', 'ecological-red-line', 'development-boundary', 'geohazard', 'water-source', 'adopted-plan')),
  level text check (level in ('hard', 'soft', 'information')),
  grade text,
  approval_no text,
  approved_on date,
  authority text,
  source text,
  note text,
  region_id bigint references subjects (id),
  area_m2 numeric not null,
  geom geometry(MultiPolygon, 4490) not null check (st_isvalid(geom)),
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
create unique index constraint_live on constraints (subject_id) where superseded_at is null;
create index constraints_subject on constraints (subject_id);
create index constraints_geom on constraints using gist (geom);
