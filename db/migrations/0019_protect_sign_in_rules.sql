-- Row-level security as in 0001, for the two new tables of a workspace.
alter table app.providers enable row level security;
--> statement-breakpoint
alter table app.providers force row level security;
--> statement-breakpoint
create policy tenant on app.providers to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.providers to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on app.providers to "preflight_rw";
--> statement-breakpoint
alter table app.domains enable row level security;
--> statement-breakpoint
alter table app.domains force row level security;
--> statement-breakpoint
create policy tenant on app.domains to "preflight_rw"
  using (workspace_id = (select current_setting('app.workspace_id')::uuid))
  with check (workspace_id = (select current_setting('app.workspace_id')::uuid));
--> statement-breakpoint
create policy owner on app.domains to "preflight_owner" using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on app.domains to "preflight_rw";
--> statement-breakpoint
grant select, insert, update, delete on sys.domain_places, sys.provider_sign_ins to "preflight_global";
--> statement-breakpoint
-- What a user is in each of these workspaces, and the workspace itself; with an assessment, only where it is.
-- One statement instead of one transaction for each place: the policies still let through one workspace at a
-- time, and only the one that the setting names while it is looked at.
create function app.own_places(places uuid[], assessment uuid) returns table (role text, workspace jsonb)
language plpgsql as $$
declare
  here text := current_setting('app.workspace_id');
  place uuid;
begin
  foreach place in array places loop
    perform set_config('app.workspace_id', place::text, true);
    return query
      select m.role, to_jsonb(w) from app.memberships m join app.workspaces w using (workspace_id)
      where m.workspace_id = place and m.user_id = current_setting('app.actor_id')::uuid
        and (assessment is null or exists (
          select from app.assessments a where a.workspace_id = place and a.id = assessment
        ));
  end loop;
  perform set_config('app.workspace_id', here, true);
end
$$;
--> statement-breakpoint
revoke execute on all functions in schema app from public;
--> statement-breakpoint
grant execute on function app.own_places(uuid[], uuid) to "preflight_rw";
--> statement-breakpoint
-- Who did something says the setting of the transaction, as for the workspace itself; what the product sends instead
-- is not looked at. Whoever owns the table, and an import by them, writes what was.
create or replace function app.append_audit() returns trigger language plpgsql as $$
declare
  latest app.audit_log;
  owner oid := (select c.relowner from pg_class c where c.oid = tg_relid);
begin
  if current_user = pg_get_userbyid(owner) then
    return new;
  end if;
  if not pg_has_role(current_user, owner, 'member') then
    new.actor_id := current_setting('app.actor_id')::uuid;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.workspace_id::text, 7));
  select * into latest from app.audit_log a where a.workspace_id = new.workspace_id order by a.seq desc limit 1;
  new.seq := coalesce(latest.seq, 0) + 1;
  new.at := clock_timestamp();
  new.hash := app.audit_seal(coalesce(latest.hash, ''), new);
  return new;
end
$$;
