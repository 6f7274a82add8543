-- Only ever added to: what was erased stays erased.
grant select, insert on sys.erasures to "preflight_global";
--> statement-breakpoint
-- In a history one thing may change: the name of somebody who wants to be gone becomes nobody's.
create or replace function app.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from app.assessments a where a.workspace_id = old.workspace_id and a.id = old.assessment_id
  ) then
    return old;
  end if;
  if tg_op = 'UPDATE' and tg_table_name = 'answer_log' and to_jsonb(new) ->> 'told_by' = 'Somebody'
    and to_jsonb(new) - 'told_by' = to_jsonb(old) - 'told_by' then
    return new;
  end if;
  raise exception '% is written once', tg_table_name using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
grant update (told_by) on app.answer_log to "preflight_rw";
--> statement-breakpoint
-- A log that is brought in from an export comes as it was; its seals are checked then. Only the owner
-- of the table can, who could also take the trigger away.
create or replace function app.append_audit() returns trigger language plpgsql as $$
declare
  latest app.audit_log;
begin
  if current_user = (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.workspace_id::text, 7));
  select * into latest from app.audit_log a where a.workspace_id = new.workspace_id order by a.seq desc limit 1;
  new.seq := coalesce(latest.seq, 0) + 1;
  new.at := clock_timestamp();
  new.hash := app.audit_seal(coalesce(latest.hash, ''), new);
  return new;
end
$$;
--> statement-breakpoint
revoke execute on all functions in schema app from public;
