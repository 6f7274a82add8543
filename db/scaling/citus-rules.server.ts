import type postgres from 'postgres'

export type RuleBreak = { rule: string; subject: string }

/**
 * Reads the catalogue for what Citus refuses of a table that is spread by `workspace_id`.
 *
 * @returns empty if every table of `app` can be distributed, apart from its triggers ({@link listTriggers})
 * @source https://docs.citusdata.com: limits of distributed tables
 */
export async function listRuleBreaks(admin: postgres.Sql | postgres.TransactionSql): Promise<RuleBreak[]> {
  return admin<RuleBreak[]>`
    with tenant as (
      select c.oid, a.attnum from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and a.attnotnull
      where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    ),
    reference as (
      select k.conname, k.conrelid, k.confrelid, k.confdeltype, k.confupdtype, k.conkey, k.confkey,
        k.conrelid in (select oid from tenant) as is_from, k.confrelid in (select oid from tenant) as is_to,
        (select i from generate_subscripts(k.conkey, 1) i
          join tenant f on f.oid = k.conrelid and f.attnum = k.conkey[i]
          join tenant t on t.oid = k.confrelid and t.attnum = k.confkey[i]) as workspace_at
      from pg_constraint k where k.contype = 'f' and k.conparentid = 0
    )
    select 'no workspace_id that is not null' as rule, oid::regclass::text as subject from tenant where attnum is null
    union all
    select 'primary key, unique or exclusion without workspace_id', i.indexrelid::regclass::text
    from pg_index i join tenant t on t.oid = i.indrelid
    where (i.indisunique or i.indisexclusion) and not coalesce(t.attnum = any(i.indkey), false)
    union all
    select 'reference that does not lead from workspace_id to workspace_id', conrelid::regclass || '.' || conname
    from reference where is_from and is_to and workspace_at is null
    union all
    select 'reference between a workspace and what is global', conrelid::regclass || '.' || conname
    from reference where is_from <> is_to
    union all
    select 'reference that empties its columns', conrelid::regclass || '.' || conname
    from reference where is_from and (confdeltype in ('n', 'd') or confupdtype in ('n', 'd'))
    union all
    select 'unlogged or temporary', c.oid::regclass::text
    from pg_class c join tenant t on t.oid = c.oid where c.relpersistence <> 'p'
    union all
    select 'number from a sequence', d.adrelid::regclass || '.' || a.attname
    from pg_attrdef d join tenant t on t.oid = d.adrelid join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where pg_get_expr(d.adbin, d.adrelid) like '%nextval(%'
    order by 2, 1`
}

/** Triggers on tables of workspaces: Citus takes them only with `citus.enable_unsafe_triggers`, as each reads its own workspace alone. */
export async function listTriggers(admin: postgres.Sql | postgres.TransactionSql): Promise<string[]> {
  const found = await admin<{ name: string }[]>`
    select t.tgrelid::regclass || '.' || t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'app'::regnamespace and not c.relispartition order by 1`
  return found.map(({ name }) => name)
}
