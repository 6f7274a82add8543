-- Row-level security as in 0001, for the new tables of a workspace.
do $$
declare
  tenant_table regclass;
begin
  foreach tenant_table in array array['app.pilots', 'app.pilot_charters', 'app.pilot_sign_offs', 'app.pilot_checks',
    'app.pilot_deliveries', 'app.pilot_readings', 'app.pilot_reading_changes', 'app.pilot_annotations', 'app.pilot_keys',
    'app.pilot_gate_reviews', 'app.pilot_gate_signatures', 'app.pilot_notices']::regclass[]
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
-- What was put before those who sign, who signed, what a figure was, and what a gate saw stay as they were.
revoke update on app.pilot_charters, app.pilot_sign_offs, app.pilot_reading_changes, app.pilot_annotations,
  app.pilot_gate_reviews, app.pilot_gate_signatures from "preflight_rw";
--> statement-breakpoint
grant update (in_force_at, withdrawn_at) on app.pilot_charters to "preflight_rw";
--> statement-breakpoint
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on app.pilot_annotations to "preflight_rw";
--> statement-breakpoint
grant update (decision, reason, decided_by, decided_at) on app.pilot_gate_reviews to "preflight_rw";
