-- Development zones by year, and the decisions on their type.
-- One row a figure, as yearly_figures: subject_id is the park, part the evaluation area (主区, 发展方向区) or the whole zone;
-- fact is a name of domain/park/park-facts.ts, in its unit. A missing figure has no row.
create table park_figures (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  year integer not null,
  part text not null check (part in ('whole', 'main', 'growth')),
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
create unique index park_figure_live on park_figures (subject_id, year, part, fact) where superseded_at is null;
create index park_figures_subject on park_figures (subject_id);
create index park_figures_year on park_figures (year) where superseded_at is null;

-- A person's word on the type of a zone goes before the rule's, with its reason. zone_type null takes the decision back;
-- every one stays on record.
create table park_type_decisions (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  zone_type text check (zone_type in ('industrial', 'integrated', 'other')),
  reason text not null check (length(trim(reason)) > 0),
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  superseded_by bigint,
  superseded_at timestamptz
);
create unique index park_type_decision_live on park_type_decisions (subject_id) where superseded_at is null;
create index park_type_decisions_subject on park_type_decisions (subject_id);
