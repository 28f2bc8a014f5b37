-- Enterprises, where they sit, and their yearly figures.
-- History: a correction inserts a new version and sets superseded_by / superseded_at on the old one; nothing is overwritten.
-- "As known on D": recorded_at <= D and (superseded_at is null or superseded_at > D).

create table enterprises (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  code_scheme text not null default 'uscc',
  name text not null,
  registration_no text,
  organisation_code text,
  industry text,
  industry_edition integer,
  established_on date,
  public_utility boolean,
  region_id bigint references subjects (id),
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
create unique index enterprise_live on enterprises (subject_id) where superseded_at is null;
create index enterprises_subject on enterprises (subject_id);

-- Many to many and dated. share = the part of the enterprise's figures that belongs to this parcel; the shares of an enterprise sum to 1.
-- subject_id is the enterprise.
create table occupancies (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  parcel_id bigint not null references subjects (id),
  from_date date,
  to_date date,
  share numeric check (share >= 0 and share <= 1),
  share_basis text,
  role text not null default 'owner' check (role in ('owner', 'tenant')),
  area_mu numeric,
  floor_area_m2 numeric,
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
create unique index occupancies_live on occupancies (subject_id, parcel_id, coalesce(from_date, '-infinity'::date)) where superseded_at is null;
create index occupancies_subject on occupancies (subject_id);
create index occupancies_parcel on occupancies (parcel_id) where superseded_at is null;

-- One row a figure, so that each keeps its own record: the tax office's and the statistics office's files meet here, not in one row.
-- subject_id is the enterprise; fact is a name of the contract; aboveScale is 1 or 0. A missing figure has no row.
create table yearly_figures (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  year integer not null,
  fact text not null,
  value numeric not null,
  unit text,
  reported text,
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
create unique index yearly_figure_live on yearly_figures (subject_id, year, fact) where superseded_at is null;
create index yearly_figures_subject on yearly_figures (subject_id);
create index yearly_figures_year on yearly_figures (year) where superseded_at is null;
