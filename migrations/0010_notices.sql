-- Publication: notices (公示), objections and their answers, corrections, manual re-grading (调档), attachments.
-- Nothing is overwritten: a notice's way stands in notice_events, its lists in editions, answers and re-gradings are superseded.

create table notices (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('grades', 'land-area', 'determinations')),
  subject_kind text not null check (subject_kind in ('enterprise', 'parcel')),
  title text not null,
  -- the run that the first list is made of; later editions name theirs
  run_id bigint not null references runs (id),
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'final', 'withdrawn')),
  -- what the rule lets the public see, as it was when the notice was drafted
  rules jsonb not null,
  working_days integer not null check (working_days > 0),
  opens_on date,
  closes_on date,
  -- the working days counted, and whether a year without published holidays was leaned on
  counted_days jsonb,
  provisional boolean not null default false,
  issuer text,
  contact text,
  basis text,
  -- optimistic locking of what people edit
  version integer not null default 1,
  -- sha256 of the final list
  final_hash text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id)
);
create index notices_run on notices (run_id);

create table notice_events (
  id bigint generated always as identity primary key,
  notice_id bigint not null references notices (id),
  event text not null,
  note text,
  detail jsonb,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id)
);
create index notice_events_notice on notice_events (notice_id);

-- A list as it stood: the first when the notice was opened, a further one after each re-run. Immutable.
create table notice_editions (
  notice_id bigint not null references notices (id),
  edition integer not null,
  run_id bigint not null references runs (id),
  list_hash text not null,
  rows integer not null,
  not_listed integer not null,
  statistics jsonb not null,
  -- re-gradings of the run before that did not hold in this one
  lapsed jsonb not null default '[]',
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null references desk_users (id),
  primary key (notice_id, edition)
);

-- `public` is what anybody may read of a row and all that is kept of it: no figure of a single firm.
create table notice_rows (
  notice_id bigint not null,
  edition integer not null,
  position integer not null,
  subject_id bigint not null references subjects (id),
  public jsonb not null,
  regrading_id bigint,
  primary key (notice_id, edition, subject_id),
  foreign key (notice_id, edition) references notice_editions (notice_id, edition)
);

create table objections (
  id bigint generated always as identity primary key,
  notice_id bigint not null references notices (id),
  subject_id bigint not null references subjects (id),
  party text not null,
  contact text,
  received_on date not null,
  late boolean not null,
  -- what is contested: `yearly.taxWan`, `parcels.registeredAreaM2`, `grade`, `decision`, `other`
  datum text not null,
  claimed text,
  body text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id)
);
create index objections_notice on objections (notice_id);

create table objection_answers (
  id bigint generated always as identity primary key,
  objection_id bigint not null references objections (id),
  outcome text not null check (outcome in ('accepted', 'partly', 'refused')),
  reason text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null references desk_users (id),
  superseded_at timestamptz
);
create unique index objection_answer_live on objection_answers (objection_id) where superseded_at is null;

-- What an answer corrected. The fact itself has a new version in its own table, of the batch named here; the old one stays.
create table corrections (
  id bigint generated always as identity primary key,
  answer_id bigint not null references objection_answers (id),
  batch_id bigint not null references import_batches (id),
  record_kind text not null,
  subject_id bigint not null references subjects (id),
  parcel_id bigint references subjects (id),
  from_date date,
  year integer,
  field text not null,
  unit text,
  old_version bigint,
  new_version bigint,
  old_value jsonb,
  new_value jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null references desk_users (id)
);
create index corrections_answer on corrections (answer_id);
create index corrections_subject on corrections (subject_id);

-- 调档: a grade set by hand beside the computed one. Withdrawn or superseded, never deleted.
create table regradings (
  id bigint generated always as identity primary key,
  run_id bigint not null references runs (id),
  kind text not null check (kind in ('enterprise', 'parcel')),
  subject_id bigint not null references subjects (id),
  grade_before text not null,
  grade_to text not null,
  reason text not null,
  evidence text,
  -- the re-grading of an earlier run that this one carries on
  carried_from bigint references regradings (id),
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null references desk_users (id),
  superseded_by bigint references regradings (id),
  superseded_at timestamptz,
  withdrawn_reason text,
  withdrawn_by text references desk_users (id)
);
create unique index regrading_live on regradings (run_id, kind, subject_id) where superseded_at is null;
alter table notice_rows add foreign key (regrading_id) references regradings (id);

-- Attachments of objections and re-gradings: the bytes stand in source_files, by content hash, in 1 MB chunks.
create table attachments (
  id bigint generated always as identity primary key,
  objection_id bigint references objections (id),
  regrading_id bigint references regradings (id),
  hash text not null references source_files (hash),
  name text not null,
  bytes bigint not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  check ((objection_id is null) <> (regrading_id is null))
);
create index attachments_objection on attachments (objection_id);
create index attachments_regrading on attachments (regrading_id);
create index attachments_hash on attachments (hash);

-- A published list is a record: it stays as it was published.
create function notice_list_unchanged() returns trigger language plpgsql as $$
begin
  raise exception 'published lists are immutable: % of % refused', tg_op, tg_table_name;
end $$;
create trigger notice_editions_unchanged before update or delete on notice_editions for each row execute function notice_list_unchanged();
create trigger notice_rows_unchanged before update or delete on notice_rows for each row execute function notice_list_unchanged();
