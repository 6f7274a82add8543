import type postgres from 'postgres'

type Catalogue = postgres.Sql | postgres.TransactionSql

/** Statements of one kind, as the catalogue writes them. */
type Written = { statement: string }[]

/**
 * What turns a table of workspaces into hash partitions by workspace, in order, for one transaction in which nobody else
 * writes. Rows, checks, keys, references both ways, policies, rights, triggers and owner stay as they are; the partitions
 * are guarded like the table, and nobody has rights on them by name.
 *
 * @param table full name, such as `app.answers`
 * @param into how many partitions, 2-256
 * @throws RangeError if there is no such plain table of workspaces, or a function takes its rows
 */
export async function partitionStatements(catalogue: Catalogue, table: string, into: number): Promise<string[]> {
  if (!Number.isInteger(into) || into < 2 || into > 256) throw new RangeError('A table has 2 to 256 partitions.')
  const [found] = await catalogue<{ oid: number; owner: string }[]>`
    select c.oid::int, quote_ident(pg_get_userbyid(c.relowner)) as owner from pg_class c
    where c.oid = to_regclass(${table}) and c.relkind = 'r' and not c.relispartition
      and c.relnamespace = 'app'::regnamespace`
  if (!found) throw new RangeError(`${table} is no table of workspaces, or is partitioned already.`)
  const { oid, owner } = found
  const [bound] = await catalogue<{ name: string }[]>`
    select p.oid::regprocedure::text as name from pg_proc p, pg_class c
    where c.oid = ${oid} and (c.reltype = any(p.proargtypes) or c.reltype = p.prorettype)`
  if (bound) throw new RangeError(`${table} cannot be partitioned: ${bound.name} is made of its rows.`)
  const fresh = `${table}_partitioned`
  const policies = await policiesOf(catalogue, oid)
  const guards = (name: string) => [
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    ...policies.map((policy) => policy.replace(' on ?', ` on ${name}`)),
  ]
  const partitions = Array.from({ length: into }, (_, at) => `${table}_p${at}`)
  const owned = (name: string) => `alter table ${name} owner to ${owner}`
  return [
    `lock table ${table} in access exclusive mode`,
    `create table ${fresh} (like ${table} including defaults including generated including storage including constraints)
      partition by hash (workspace_id)`,
    ...partitions.map(
      (name, at) => `create table ${name} partition of ${fresh} for values with (modulus ${into}, remainder ${at})`,
    ),
    `insert into ${fresh} select * from ${table}`,
    ...(await incomingKeys(catalogue, oid, 'drop')),
    `drop table ${table}`,
    `alter table ${fresh} rename to ${table.split('.')[1]}`,
    ...[table, ...partitions].map(owned),
    ...(await keysAndIndexes(catalogue, oid)),
    ...(await incomingKeys(catalogue, oid, 'add')),
    ...[table, ...partitions].flatMap(guards),
    ...(await rightsAndTriggers(catalogue, oid)),
    `analyze ${table}`,
  ].map((statement) => `${statement};`)
}

const texts = (rows: Written) => rows.map(({ statement }) => statement)

async function policiesOf(catalogue: Catalogue, oid: number): Promise<string[]> {
  return texts(
    await catalogue<Written>`
      select format('create policy %I on ? as %s for %s to %s', p.polname,
          case when p.polpermissive then 'permissive' else 'restrictive' end,
          case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
          (select string_agg(case when r = 0 then 'public' else quote_ident(pg_get_userbyid(r)) end, ', ') from unnest(p.polroles) r))
        || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
        || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') as statement
      from pg_policy p where p.polrelid = ${oid} order by p.polname`,
  )
}

/** Keys first, so that references find them; a key brings its index. */
async function keysAndIndexes(catalogue: Catalogue, oid: number): Promise<string[]> {
  return texts(
    await catalogue<Written>`
      select statement from (
        select case k.contype when 'p' then 0 when 'u' then 1 else 3 end as place, k.conname as name,
          format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as statement
        from pg_constraint k where k.conrelid = ${oid} and k.contype in ('p', 'u', 'f') and k.conparentid = 0
        union all
        select 2, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
        where i.indrelid = ${oid} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = ${oid})
      ) as all_of_them order by place, name`,
  )
}

/** References of other tables to this one. */
async function incomingKeys(catalogue: Catalogue, oid: number, doing: 'drop' | 'add'): Promise<string[]> {
  return texts(
    await catalogue<Written>`
      select format('alter table %s %s constraint %I', k.conrelid::regclass, ${doing}::text, k.conname)
        || case when ${doing}::text = 'add' then ' ' || pg_get_constraintdef(k.oid) else '' end as statement
      from pg_constraint k where k.confrelid = ${oid} and k.contype = 'f' and k.conrelid <> ${oid} and k.conparentid = 0
      order by k.conname`,
  )
}

async function rightsAndTriggers(catalogue: Catalogue, oid: number): Promise<string[]> {
  return texts(
    await catalogue<Written>`
      select format('grant %s on %s to %s', lower(g.privilege_type), c.oid::regclass, quote_ident(pg_get_userbyid(g.grantee))) as statement
      from pg_class c, aclexplode(c.relacl) g where c.oid = ${oid} and g.grantee not in (0, c.relowner)
      union all
      select format('grant %s (%I) on %s to %s', lower(g.privilege_type), a.attname, a.attrelid::regclass, quote_ident(pg_get_userbyid(g.grantee)))
      from pg_attribute a, aclexplode(a.attacl) g where a.attrelid = ${oid}
      union all
      select pg_get_triggerdef(t.oid) from pg_trigger t where t.tgrelid = ${oid} and not t.tgisinternal`,
  )
}
