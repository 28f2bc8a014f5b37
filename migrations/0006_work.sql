-- What people make: drawings, shortlists; and the jobs that take longer than two seconds.
create table drawings (
  id bigint generated always as identity primary key,
  name text not null,
  geom geometry(MultiPolygon, 4490) not null check (st_isvalid(geom)),
  note text,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  changed_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index drawings_geom on drawings using gist (geom);

create table shortlists (
  id bigint generated always as identity primary key,
  name text not null,
  run_id bigint not null references runs (id),
  criteria jsonb not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  changed_at timestamptz not null default now(),
  deleted_at timestamptz
);

-- Frozen as saved: the row keeps what was shown, so that a shortlist printed last month can be read today.
create table shortlist_items (
  shortlist_id bigint not null references shortlists (id),
  position integer not null,
  kind text not null check (kind in ('parcel', 'free-land')),
  subject_id bigint not null references subjects (id),
  mark text check (mark in ('pinned', 'dropped')),
  note text,
  item jsonb not null,
  primary key (shortlist_id, kind, subject_id)
);

create table jobs (
  id bigint generated always as identity primary key,
  kind text not null,
  input jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer,
  stage text,
  result jsonb,
  problem jsonb,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  started_at timestamptz,
  heartbeat_at timestamptz,
  ended_at timestamptz
);
create index jobs_waiting on jobs (id) where state in ('waiting', 'running');
