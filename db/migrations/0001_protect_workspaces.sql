-- Roles are created before migrations run (db/roles.server.ts). Names carry the
-- prefix `preflight_`, which the migrator replaces if another one is configured.

-- Row-level security for every table of a workspace. FORCE binds the owner too:
-- the policy `owner` lets migrations and cascades through, since a managed server
-- gives nobody BYPASSRLS. An unset or empty setting is an error, never "no rows".
do $$
declare
  tenant_table regclass;
begin
  for tenant_table in
    select c.oid::regclass from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %s enable row level security', tenant_table);
    execute format('alter table %s force row level security', tenant_table);
    execute format(
      'create policy tenant on %s to "preflight_rw"
         using (workspace_id = (select current_setting(''app.workspace_id'')::uuid))
         with check (workspace_id = (select current_setting(''app.workspace_id'')::uuid))',
      tenant_table
    );
    execute format('create policy owner on %s to "preflight_owner" using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %s to "preflight_rw"', tenant_table);
  end loop;
end
$$;
--> statement-breakpoint
-- Histories and submitted reports are written once. They go only with their assessment.
revoke update, delete on app.answer_log, app.snapshots from "preflight_rw";
--> statement-breakpoint
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (
    select from app.assessments a where a.workspace_id = old.workspace_id and a.id = old.assessment_id
  ) then
    return old;
  end if;
  raise exception '% is written once', tg_table_name using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger written_once before update or delete on app.answer_log
  for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger written_once before update or delete on app.snapshots
  for each row execute function app.refuse_change();
--> statement-breakpoint
create function app.refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception '% is written once', tg_table_name using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger never_emptied before truncate on app.answer_log
  for each statement execute function app.refuse_truncate();
--> statement-breakpoint
create trigger never_emptied before truncate on app.snapshots
  for each statement execute function app.refuse_truncate();
--> statement-breakpoint
revoke execute on all functions in schema app from public;
--> statement-breakpoint
alter default privileges revoke execute on functions from public;
--> statement-breakpoint
alter table sys.rate_limits set unlogged;
--> statement-breakpoint
grant select, insert, update, delete on sys.sessions, sys.resume_links, sys.rate_limits, sys.retention to "preflight_global";
--> statement-breakpoint
grant select, insert on sys.catalogues to "preflight_global";
--> statement-breakpoint
grant usage on schema app to "preflight_rw";
--> statement-breakpoint
grant usage on schema sys to "preflight_global";
