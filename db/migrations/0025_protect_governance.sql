-- Row-level security as in 0001, for the new tables of a workspace.
do $$
declare
  tenant_table regclass;
begin
  foreach tenant_table in array array['app.ai_systems', 'app.ai_system_answers', 'app.ai_system_reviews', 'app.ai_duties',
    'app.vendor_requests', 'app.calendar_feeds']::regclass[]
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
-- How a system was placed stays as it was; only the second person's word is added.
revoke update on app.ai_system_reviews from "preflight_rw";
--> statement-breakpoint
grant update (state, reviewed_by, reviewed_at, review_note) on app.ai_system_reviews to "preflight_rw";
--> statement-breakpoint
grant select, insert, update, delete on sys.link_places to "preflight_global";
