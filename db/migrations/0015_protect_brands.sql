-- Row-level security as in 0001, for the looks of reports.
alter table app.brands enable row level security;
--> statement-breakpoint
alter table app.brands force row level security;
--> statement-breakpoint
create policy tenant on app.brands to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.brands to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on app.brands to "preflight_rw";
