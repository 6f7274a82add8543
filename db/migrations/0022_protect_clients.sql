-- Row-level security as in 0001, for the new tables of a workspace.
do $$
declare
  tenant_table regclass;
begin
  foreach tenant_table in array array['app.client_people', 'app.client_contacts', 'app.client_notes', 'app.client_files']::regclass[]
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
-- A file comes and goes; what is in it stays as it came.
revoke update on app.client_files from "preflight_rw";
--> statement-breakpoint
-- Until now only a copy had the client of another assessment.
update app.assessments a set origin_id = (
  select o.id from app.assessments o
  where o.workspace_id = a.workspace_id and o.client_id = a.client_id and o.id <> a.id and o.submitted_at <= a.created_at
  order by o.submitted_at desc limit 1
);
--> statement-breakpoint
-- Snapshots are written once; what is added here only says again what each of them says.
alter table app.snapshots disable trigger written_once;
--> statement-breakpoint
update app.snapshots s set dimensions = coalesce((
  select jsonb_agg(jsonb_build_object('id', d -> 'id', 'score', d -> 'score') order by place)
  from jsonb_array_elements(s.result -> 'dimensions') with ordinality as dimensions (d, place)
), '[]')
where jsonb_typeof(s.result -> 'dimensions') = 'array';
--> statement-breakpoint
alter table app.snapshots enable trigger written_once;
