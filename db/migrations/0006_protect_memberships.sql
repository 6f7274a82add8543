-- Row-level security as in 0001, for the one new table of a workspace.
alter table app.memberships enable row level security;
--> statement-breakpoint
alter table app.memberships force row level security;
--> statement-breakpoint
create policy tenant on app.memberships to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.memberships to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on app.memberships to "preflight_rw";
--> statement-breakpoint
grant select, insert, update, delete on sys.users, sys.sign_in_codes, sys.workspace_members, sys.known_devices, sys.mails
  to "preflight_global";
