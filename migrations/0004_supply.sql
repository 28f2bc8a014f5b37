-- Supplies (planned and actual dates apart) and inspections (what settles an unknown).
-- History: a correction inserts a new version and sets superseded_by / superseded_at on the old one; nothing is overwritten.
-- "As known on D": recorded_at <= D and (superseded_at is null or superseded_at > D).

create table supplies (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  code text not null,
  parcel_id bigint references subjects (id),
  region_id bigint references subjects (id),
  holder text,
  location text,
  land_ownership text,
  acquisition text,
  land_use text,
  industry text,
  area_m2 numeric,
  price_wan numeric,
  fee_base_wan numeric,
  fee_base_kind text,
  signed_on date,
  delivery_planned date,
  delivered_on date,
  agreed_start date,
  started_on date,
  agreed_finish date,
  finished_on date,
  agreed_investment_wan numeric,
  agreed_far_min numeric,
  agreed_far_max numeric,
  agreed_output_per_mu numeric,
  agreed_tax_per_mu numeric,
  supplements jsonb,
  filed boolean,
  mortgaged boolean,
  government_cause_article text,
  government_cause_from date,
  government_cause_to date,
  due_area_m2 numeric,
  total_investment_wan numeric,
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
create unique index supplies_live on supplies (subject_id) where superseded_at is null;
create index supplies_subject on supplies (subject_id);
create index supplies_parcel on supplies (parcel_id) where superseded_at is null;

-- subject_id is the parcel inspected. A field left empty was not looked at: it stays unknown.
create table inspections (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  supply_id bigint references subjects (id),
  inspected_on date not null,
  inspector text not null,
  started boolean,
  started_on date,
  developed_area_m2 numeric,
  invested_wan numeric,
  suspended_on date,
  resumed_on date,
  completed boolean,
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
create unique index inspection_live on inspections (subject_id, inspected_on) where superseded_at is null;
create index inspections_subject on inspections (subject_id);
