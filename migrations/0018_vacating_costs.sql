-- What vacating a parcel costs, item by item in 万元, and what may keep it from being vacated soon. subject_id is the
-- parcel; one live record a parcel. An empty item is unknown (0 is "nothing to pay"); an empty yes/no was not looked into.
-- History: a correction inserts a new version and sets superseded_by / superseded_at on the old one; nothing is overwritten.

create table vacating_costs (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  acquisition_wan numeric,
  relocation_wan numeric,
  demolition_wan numeric,
  arrears_wan numeric,
  lease_wan numeric,
  staff_wan numeric,
  soil_survey_wan numeric,
  soil_cleanup_wan numeric,
  mortgaged boolean,
  seized boolean,
  disputed boolean,
  basis text,
  valued_on date,
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
create unique index vacating_costs_live on vacating_costs (subject_id) where superseded_at is null;
create index vacating_costs_subject on vacating_costs (subject_id);
