-- As in 0019; the second argument is the id of an assessment or of a pilot, of which no two are alike.
create or replace function app.own_places(places uuid[], assessment uuid) returns table (role text, workspace jsonb)
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
        and (
          assessment is null
          or exists (select from app.assessments a where a.workspace_id = place and a.id = assessment)
          or exists (select from app.pilots p where p.workspace_id = place and p.id = assessment)
        );
  end loop;
  perform set_config('app.workspace_id', here, true);
end
$$;
