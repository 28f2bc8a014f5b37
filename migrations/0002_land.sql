-- Land: counties, parks, parcels, buildings, low-slope blocks, approvals and reserve land.
-- History: a correction inserts a new version and sets superseded_by / superseded_at on the old one; nothing is overwritten.
-- "As known on D": recorded_at <= D and (superseded_at is null or superseded_at > D).

create table regions (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  name text not null,
  official_area_m2 numeric,
  area_m2 numeric not null,
  note text,
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
create unique index region_live on regions (subject_id) where superseded_at is null;
create index regions_subject on regions (subject_id);
create index regions_geom on regions using gist (geom);

create table parks (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  name text not null,
  park_type text,
  region_id bigint references subjects (id),
  approval_no text,
  approved_on date,
  approved_area_m2 numeric,
  developable_m2 numeric,
  developed_m2 numeric,
  supplied_m2 numeric,
  built_m2 numeric,
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
create unique index park_live on parks (subject_id) where superseded_at is null;
create index parks_subject on parks (subject_id);
create index parks_geom on parks using gist (geom);

-- Three areas, never mixed: registered (of the deed), ellipsoidal (ours, official measure of the drawing), plane (Gauss-Krüger, with its CRS).
-- park_id and region_id are joined at write time by the point on surface.
create table parcels (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  parcel_no text,
  land_use text,
  land_use_scheme text,
  tenure text,
  land_ownership text,
  holder text,
  location text,
  registered_area_m2 numeric,
  area_m2 numeric not null,
  plane_area_m2 numeric,
  plane_crs text,
  status text,
  stock_kind text check (stock_kind in ('approved-unsupplied', 'recovered', 'reserve', 'built-unsupplied')),
  missing_papers text[],
  park_id bigint references subjects (id),
  region_id bigint references subjects (id),
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
create unique index parcel_live on parcels (subject_id) where superseded_at is null;
create index parcels_subject on parcels (subject_id);
create index parcels_geom on parcels using gist (geom);
create index parcels_park on parcels (park_id) where superseded_at is null;
create index parcels_region on parcels (region_id) where superseded_at is null;

-- storeys: [{areaM2, heightM}]; far_area_m2 counts a storey whose 层高 exceeds 8 m twice; unknown heights count once and are marked.
create table buildings (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  name text,
  parcel_id bigint references subjects (id),
  -- true: the parcel was found by the point on surface, not given by the file; it is found again when parcels change
  parcel_joined boolean not null default false,
  storeys jsonb,
  storey_count integer,
  floor_area_m2 numeric,
  far_area_m2 numeric,
  storeys_of_unknown_height integer not null default 0,
  footprint_m2 numeric not null,
  completed_on date,
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
create unique index building_live on buildings (subject_id) where superseded_at is null;
create index buildings_subject on buildings (subject_id);
create index buildings_geom on buildings using gist (geom);
create index buildings_parcel on buildings (parcel_id) where superseded_at is null;

create table low_slope_blocks (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  name text,
  mean_slope_deg numeric,
  max_slope_deg numeric,
  mean_elevation_m numeric,
  relief_m numeric,
  region_id bigint references subjects (id),
  area_m2 numeric not null,
  note text,
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
create unique index low_slope_block_live on low_slope_blocks (subject_id) where superseded_at is null;
create index low_slope_blocks_subject on low_slope_blocks (subject_id);
create index low_slope_blocks_geom on low_slope_blocks using gist (geom);

-- Stock behind the batches: conversion approvals (批) and reserve land (储备).
create table approvals (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  name text,
  region_id bigint references subjects (id),
  approved_on date,
  approved_area_m2 numeric,
  supplied_area_m2 numeric,
  authority text,
  geom geometry(MultiPolygon, 4490) check (geom is null or st_isvalid(geom)),
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
create unique index approval_live on approvals (subject_id) where superseded_at is null;
create index approvals_subject on approvals (subject_id);
create index approvals_geom on approvals using gist (geom);

create table reserves (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  name text,
  region_id bigint references subjects (id),
  area_m2 numeric,
  planned_use text,
  available_on date,
  cleared boolean,
  note text,
  geom geometry(MultiPolygon, 4490) check (geom is null or st_isvalid(geom)),
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
create unique index reserve_live on reserves (subject_id) where superseded_at is null;
create index reserves_subject on reserves (subject_id);
create index reserves_geom on reserves using gist (geom);
