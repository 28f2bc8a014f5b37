-- Searches for developable low-slope land and the blocks they found. Both are immutable: a search keeps the parameters,
-- the terrain (by hash), the suitability table and the weights that it was made with, so that it can be read and judged later.
create table low_slope_searches (
  id bigint generated always as identity primary key,
  name text not null,
  -- {kind: 'region' | 'box' | 'polygon', code?, bbox?, name}
  region jsonb not null,
  region_geom geometry(MultiPolygon, 4490) not null check (st_isvalid(region_geom)),
  -- the parameter set, each number with its mark and source
  parameters jsonb not null,
  -- percent by factor code, entered by a person; null: none, the lowest factor counts
  weights jsonb,
  -- the suitability table as it was, `suitability ->> 'id'` @ version
  suitability jsonb not null,
  -- {name, lines} as given; null: the criterion is unknown
  roads jsonb,
  -- {hash, crs, cellM, width, height, validShare}
  terrain jsonb not null,
  -- {hard, soft, built}: how many were subtracted; kinds: those that are loaded in the region
  subtracted jsonb not null,
  counts jsonb not null,
  as_of date not null,
  -- of everything above and the geometry of what was subtracted
  input_hash text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id)
);

create table low_slope_search_blocks (
  search_id bigint not null references low_slope_searches (id),
  no integer not null,
  area_m2 float8 not null,
  -- slope classes, slope, elevation, relief, form, distances
  figures jsonb not null,
  score float8,
  -- shares by factor and hard limits touched: what the score and its proof are made of
  conditions jsonb not null,
  geom geometry(MultiPolygon, 4490) not null check (st_isvalid(geom)),
  primary key (search_id, no)
);
create index low_slope_search_blocks_geom on low_slope_search_blocks using gist (geom);
