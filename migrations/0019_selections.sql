-- Selections: a planner's question over a run, saved with the candidates as they were, the official answer and its
-- certificate. A signed one is frozen for good: nothing of it is changed or taken away.
create table selections (
  id bigint generated always as identity primary key,
  name text not null,
  note text,
  copy_of bigint references selections (id),
  run_id bigint not null references runs (id),
  objective text not null check (objective in ('max-benefit', 'min-cost')),
  status text not null check (status in ('optimal', 'feasible', 'infeasible')),
  totals jsonb not null,
  question jsonb not null,
  -- {run, costRules, candidates}: the operands of every figure of the answer
  candidates jsonb not null,
  answer jsonb not null,
  certificate jsonb not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  changed_at timestamptz not null default now(),
  changed_by text not null references desk_users (id),
  deleted_at timestamptz,
  signed_at timestamptz,
  signed_by text references desk_users (id),
  -- SHA-256 over the canonical JSON of `sealed`'s parts together; `sealed` holds that of each part, to tell which differs
  hash text,
  sealed jsonb,
  check ((signed_at is null) = (signed_by is null) and (signed_at is null) = (hash is null) and (signed_at is null) = (sealed is null))
);
create index selections_run on selections (run_id);

create function selection_signed_unchanged() returns trigger language plpgsql as $$
begin
  if old.signed_at is not null then
    raise exception 'a signed selection is immutable: % refused', tg_op;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger selection_signed_unchanged before update or delete on selections
  for each row execute function selection_signed_unchanged();
