-- Row-level security as in 0001, for the two new tables of a workspace.
alter table app.invitations enable row level security;
--> statement-breakpoint
alter table app.invitations force row level security;
--> statement-breakpoint
create policy tenant on app.invitations to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.invitations to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on app.invitations to "preflight_rw";
--> statement-breakpoint
alter table app.audit_log enable row level security;
--> statement-breakpoint
alter table app.audit_log force row level security;
--> statement-breakpoint
create policy tenant on app.audit_log to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.audit_log to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert on app.audit_log to "preflight_rw";
--> statement-breakpoint
-- What an entry is sealed with: its own content and the seal before it.
create function app.audit_seal(before bytea, entry app.audit_log) returns bytea
language sql stable parallel safe
begin atomic
  select sha256(before || convert_to(
    concat_ws('|', entry.workspace_id, entry.seq, extract(epoch from entry.at), entry.actor_id, entry.action, entry.facts), 'UTF8'));
end;
--> statement-breakpoint
-- Number, time and seal come from here, whatever was sent; entries of one workspace wait for each other.
create function app.append_audit() returns trigger language plpgsql as $$
declare
  latest app.audit_log;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.workspace_id::text, 7));
  select * into latest from app.audit_log a where a.workspace_id = new.workspace_id order by a.seq desc limit 1;
  new.seq := coalesce(latest.seq, 0) + 1;
  new.at := clock_timestamp();
  new.hash := app.audit_seal(coalesce(latest.hash, ''), new);
  return new;
end
$$;
--> statement-breakpoint
create trigger appended before insert on app.audit_log for each row execute function app.append_audit();
--> statement-breakpoint
create function app.keep_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from app.workspaces w where w.workspace_id = old.workspace_id) then
    return old;
  end if;
  raise exception '% is written once', tg_table_name using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger written_once before update or delete on app.audit_log
  for each row execute function app.keep_audit();
--> statement-breakpoint
create trigger never_emptied before truncate on app.audit_log
  for each statement execute function app.refuse_truncate();
--> statement-breakpoint
revoke execute on all functions in schema app from public;
--> statement-breakpoint
grant execute on function app.audit_seal(bytea, app.audit_log) to "preflight_rw";
--> statement-breakpoint
grant select, insert, update, delete on sys.invitation_places to "preflight_global";
