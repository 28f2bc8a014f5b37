-- Papers of idle and low-efficiency cases: what was served, found and decided, by whom, under which number. Only these
-- turn "suspected" into "determined" (domain/flags/determination.ts). subject_id is the parcel.
-- History: a correction inserts a new version and sets superseded_by / superseded_at on the old one; nothing is overwritten.

create table decisions (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  kind text not null,
  number text,
  dated date not null,
  served_on date,
  authority text,
  cause text,
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
create unique index decisions_live on decisions (subject_id, kind, coalesce(number, '')) where superseded_at is null;
create index decisions_subject on decisions (subject_id);

-- When what the contract promises falls due: the ledger of five stages asks for both.
alter table supplies add column agreed_production_on date;
alter table supplies add column agreed_full_production_on date;

-- Whether an inspector saw production: figures that were not reported do not tell that nobody produces.
alter table inspections add column producing boolean;
