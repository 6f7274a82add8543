import type postgres from 'postgres'
import type { RoleNames } from './roles.server.ts'

export type TenancyDefect = { defect: string; subject: string }

/**
 * Reads the catalogue for every way in which a table, key, view or right could let
 * one workspace see another's rows. Every row is a defect.
 *
 * @returns empty if workspaces are kept apart
 * @source security.md 5.4, 5.6
 */
export async function listTenancyDefects(
  admin: postgres.Sql | postgres.TransactionSql,
  names: RoleNames,
): Promise<TenancyDefect[]> {
  const { rw, global, login } = names
  const runtime = [rw, global, login]
  return admin<TenancyDefect[]>`
    with tenant as (
      select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner, c.relispartition
      from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
    ),
    runtime as (select oid, rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname in ${admin(runtime)}),
    policy as (
      select p.polrelid, p.polname, p.polcmd, p.polpermissive,
        pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as mandate
      from pg_policy p
      where p.polroles && (select array_agg(oid) from pg_roles where rolname = ${rw}) or p.polroles = '{0}'
    )
    select 'no row-level security' as defect, oid::regclass::text as subject from tenant where not relrowsecurity
    union all
    select 'row-level security is not forced', oid::regclass::text from tenant where not relforcerowsecurity
    union all
    select 'no policy', oid::regclass::text from tenant
    where not exists (select from policy where polrelid = tenant.oid and polcmd = '*')
    union all
    select 'no workspace_id that is not null', oid::regclass::text from tenant
    where not exists (select from pg_attribute a where a.attrelid = tenant.oid and a.attname = 'workspace_id' and a.attnotnull)
    union all
    select 'policy without using or with check', polrelid::regclass || '.' || polname from policy
    where polrelid in (select oid from tenant) and (qual is null or mandate is null)
    union all
    select 'policy that does not compare workspace_id with the setting in a sub-select', polrelid::regclass || '.' || polname
    from policy
    where polrelid in (select oid from tenant) and exists (
      select from unnest(array[qual, mandate]) as part
      where part is not null and part !~ '^\\(workspace_id = \\( ?SELECT \\(current_setting\\(''app\\.workspace_id''::text\\)\\)::uuid AS '
    )
    union all
    select 'view without security_invoker', c.oid::regclass::text from pg_class c
    where c.relkind = 'v' and c.relnamespace in ('app'::regnamespace, 'sys'::regnamespace)
      and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']
    union all
    select 'materialized view', c.oid::regclass::text from pg_class c
    where c.relkind = 'm' and exists (select from runtime r where has_table_privilege(r.oid, c.oid, 'select'))
    union all
    select 'security definer function', f.oid::regprocedure::text from pg_proc f
    where f.prosecdef and f.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      and exists (select from runtime r where has_function_privilege(r.oid, f.oid, 'execute'))
    union all
    select 'foreign key without workspace_id first', k.conrelid::regclass || '.' || k.conname from pg_constraint k
    where k.contype = 'f' and k.conrelid in (select oid from tenant) and not exists (
      select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1] and a.attname = 'workspace_id')
    union all
    select 'key or index not led by workspace_id', i.indexrelid::regclass::text from pg_index i
    where i.indrelid in (select oid from tenant) and not exists (
      select from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0] and a.attname = 'workspace_id')
    union all
    select 'runtime role above row-level security or able to make roles', rolname::text from runtime
    where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
    union all
    select 'table owned by a runtime role', oid::regclass::text from tenant where relowner in (select oid from runtime)
    union all
    select lower(g.privilege_type) || ' granted', g.table_schema || '.' || g.table_name || ' to ' || g.grantee
    from information_schema.role_table_grants g
    where g.table_schema in ('app', 'sys') and g.grantee in (select rolname from runtime union all select 'PUBLIC')
      and (g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER') or g.grantee in ('PUBLIC', ${login})
        or (g.table_schema = 'app' and g.grantee = ${global}) or (g.table_schema = 'sys' and g.grantee = ${rw}))
    union all
    select 'grant on a partition', t.oid::regclass::text from tenant t
    where t.relispartition and exists (select from runtime r where has_table_privilege(r.oid, t.oid, 'select, insert, update, delete'))
    union all
    select 'create granted', n.nspname || ' to ' || r.rolname from pg_namespace n, runtime r
    where n.nspname in ('app', 'sys', 'public') and has_schema_privilege(r.oid, n.oid, 'create')
    union all
    select 'create or temporary granted', current_database() || ' to ' || r.rolname from runtime r
    where has_database_privilege(r.oid, current_database(), 'create') or has_database_privilege(r.oid, current_database(), 'temporary')
    union all
    select 'login that inherits', m.roleid::regrole || ' to ' || m.member::regrole from pg_auth_members m
    where m.member in (select oid from runtime where rolname = ${login}) and (m.inherit_option or m.admin_option)
    order by 2, 1`
}
