-- Elevation models: what was read of a file and where its heights lie. The file itself stands in source_files; the folder
-- `terrain/<folder>` under the data folder holds its heights in chunks and height tiles, and is made again from the file
-- where it is missing.
create table terrain (
  id bigint generated always as identity primary key,
  -- the name of the file, or what its importer called it; a new file of the same name supersedes the old one
  name text not null,
  file_hash text not null references source_files (hash),
  -- hash of the file and of how it was read
  folder text not null,
  -- what overruled the file
  asked_crs text,
  asked_unit text check (asked_unit in ('m', 'ft', 'us-ft')),
  -- the grid as domain/terrain/height-grid.ts says it: width, height, corner, steps, proj4 definition
  place jsonb not null,
  crs text not null,
  crs_name text not null,
  -- what is not cgcs2000 lies up to 100 m off, and says so in problems
  datum text not null check (datum in ('cgcs2000', 'beijing54', 'xian80', 'other')),
  unit text not null check (unit in ('m', 'ft', 'us-ft')),
  -- metres on the ground, in the middle row
  cell_x_m double precision not null check (cell_x_m > 0),
  cell_y_m double precision not null check (cell_y_m > 0),
  -- null: no cell has a height
  min_m double precision,
  max_m double precision,
  -- share of the cells that have a height
  valid_share double precision not null check (valid_share between 0 and 1),
  problems jsonb not null default '[]',
  synthetic boolean not null default false,
  geom geometry(MultiPolygon, 4490) not null check (st_isvalid(geom)),
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  ended_at timestamptz,
  ended_by text references desk_users (id),
  ended_how text check (ended_how in ('superseded', 'removed')),
  check ((ended_at is null) = (ended_how is null))
);
create unique index terrain_live_name on terrain (name) where ended_at is null;
create index terrain_geom on terrain using gist (geom);
