-- Row-level security as in 0001, for the one new table of a workspace.
alter table app.own_questions enable row level security;
--> statement-breakpoint
alter table app.own_questions force row level security;
--> statement-breakpoint
create policy tenant on app.own_questions to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.own_questions to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on app.own_questions to "preflight_rw";
