-- Rule sets of every kind as versioned data. A published version is never edited: its body stands as it was hashed;
-- retiring it only closes it to new runs. Drafts are what people edit; the events say who did what and when.
alter table rule_sets
  add column kind text not null default 'scoring',
  -- a shipped preset that a run used, or a version that a bureau published
  add column origin text not null default 'shipped' check (origin in ('shipped', 'published')),
  -- the file as its author wrote it, key order and all; null for presets and rows of before this migration
  add column written json,
  add column effective_from date,
  add column effective_to date,
  add column based_on text,
  add column retired_at timestamptz,
  add column retired_by text references desk_users (id),
  add column retired_reason text,
  add constraint rule_sets_published check (origin = 'shipped' or (written is not null and effective_from is not null)),
  add constraint rule_sets_period check (effective_to >= effective_from),
  add constraint rule_sets_retired check (
    (retired_at is null) = (retired_by is null) and (retired_at is null) = (retired_reason is null));
create index rule_sets_kind on rule_sets (kind, id);

create function rule_sets_unchanged() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'rule set %@% is kept for good', old.id, old.version;
  end if;
  if (new.id, new.version, new.kind, new.origin, new.body::text, new.body_hash, new.written::text, new.effective_from,
      new.effective_to, new.recorded_at, new.recorded_by)
     is distinct from
     (old.id, old.version, old.kind, old.origin, old.body::text, old.body_hash, old.written::text, old.effective_from,
      old.effective_to, old.recorded_at, old.recorded_by)
     or old.retired_at is not null then
    raise exception 'rule set %@% is never edited: a change is a new version', old.id, old.version;
  end if;
  return new;
end $$;
create trigger rule_sets_unchanged before update or delete on rule_sets
  for each row execute function rule_sets_unchanged();

create table rule_drafts (
  id bigint generated always as identity primary key,
  kind text not null,
  -- id@version of the preset or the published version that it was copied from
  based_on text,
  body json not null,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id),
  changed_at timestamptz not null default now(),
  changed_by text not null references desk_users (id),
  -- set when it was published: the version that it became; a published draft is closed
  published_as text,
  deleted_at timestamptz
);

create table rule_events (
  id bigint generated always as identity primary key,
  event text not null check (event in ('drafted', 'changed', 'discarded', 'restored', 'published', 'retired')),
  rule text,
  draft_id bigint references rule_drafts (id),
  note text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null references desk_users (id)
);
create index rule_events_rule on rule_events (rule);
create index rule_events_draft on rule_events (draft_id);
