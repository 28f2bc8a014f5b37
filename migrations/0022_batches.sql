-- The three batches of land: what a swap needs to be proved and where it may go, the year's tasks, and saved batch plans.

-- Decree 53 art. 12(5): two of the three conditions of a swap; the third (the plan was lawfully changed) is the cause 8.2.
alter table supplies add column price_paid boolean;
alter table supplies add column funds_in_place boolean;

-- Where a swap may go: land (one swap takes it whole) or a standard workshop (several share its floor). Null: land.
alter table reserves add column kind text check (kind in ('reserve-land', 'standard-workshop'));
alter table reserves add column value_wan numeric;
alter table reserves add column floor_area_m2 numeric;

-- 年度任务: a row a county, batch and month; month null: of the whole year. subject_id is the county.
create table batch_tasks (
  version bigint generated always as identity primary key,
  subject_id bigint not null references subjects (id),
  year integer not null,
  batch text not null check (batch in ('supply', 'swap', 'formalities')),
  month integer check (month between 1 and 12),
  area_m2 numeric,
  parcels integer,
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
create unique index batch_tasks_live on batch_tasks (subject_id, year, batch, coalesce(month, 0)) where superseded_at is null;
create index batch_tasks_subject on batch_tasks (subject_id);

-- A batch plan: a run's candidates under one version of the batch rules, and what planners decided beside them.
create table batch_plans (
  id bigint generated always as identity primary key,
  name text not null,
  note text,
  run_id bigint not null references runs (id),
  -- rule set `id@version` of kind disposition; null: the rules that the run was made with. Each choice is in the log too.
  rules text,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  changed_at timestamptz not null default now(),
  deleted_at timestamptz
);

-- The log of a plan: an override, a project, a completion, a pinned or forbidden pair, an assignment of destinations. The
-- last line of a kind for a parcel stands; a null body takes it back. Nothing is overwritten.
create table batch_plan_entries (
  plan_id bigint not null references batch_plans (id),
  version integer not null,
  kind text not null check (kind in ('override', 'project', 'done', 'pair', 'settings', 'rules', 'destinations')),
  -- null: of the whole plan
  parcel_id bigint references subjects (id),
  -- of a pair
  reserve_id bigint references subjects (id),
  body jsonb,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  primary key (plan_id, version)
);
create function batch_plan_log_unchanged() returns trigger language plpgsql as $$
begin
  raise exception 'the log of a batch plan is immutable: % refused', tg_op;
end $$;
create trigger batch_plan_log_unchanged before update or delete on batch_plan_entries
  for each row execute function batch_plan_log_unchanged();
