import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import { withUser } from './connection-url.ts'
import { StartError } from './start-error.ts'

export type RoleNames = { owner: string; rw: string; global: string; login: string }

/** Names of the roles. They belong to the whole server, so two installations on one server need two prefixes. */
export function roleNames(prefix: string): RoleNames {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(prefix)) {
    throw new StartError('PREFLIGHT_ROLE_PREFIX must be lower-case letters, digits and _, and begin with a letter.')
  }
  return { owner: `${prefix}owner`, rw: `${prefix}rw`, global: `${prefix}global`, login: `${prefix}login` }
}

/**
 * Makes the roles, once a server: an owner of all tables, one role for the rows of a
 * workspace, one for `sys`, and a login with no right but to take these two (P02, P07).
 *
 * @param runtimeUrl who the product signs in as, if the operator chose somebody; else the login is made
 * @returns the URL the product signs in with
 * @throws StartError if the user of `admin` may not do this
 */
export async function ensureRoles(
  admin: postgres.Sql,
  { names, adminUrl, runtimeUrl }: { names: RoleNames; adminUrl: string; runtimeUrl: string | null },
): Promise<string> {
  const password = decodeURIComponent(new URL(adminUrl).password)
  const secret = password === '' ? null : createHmac('sha256', password).update(names.login).digest('base64url')
  const login = runtimeUrl === null ? names.login : decodeURIComponent(new URL(runtimeUrl).username)
  for (const statements of [rolesSql(names), ...(runtimeUrl === null ? [loginSql(names.login, secret)] : [])]) {
    await insist(() => admin.unsafe(statements))
  }
  await insist(() => admin.unsafe(grantsSql(names, login)))
  return runtimeUrl ?? withUser(adminUrl, names.login, secret ?? '')
}

/** Several instances that start at once may meet in the same catalogue row: try again. */
async function insist(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await work()
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === '42501') throw new StartError(NO_RIGHT)
      const isMeeting = code === 'XX000' || code === '23505' || code === '42710' || code === '40P01'
      if (!isMeeting || tries === 20) throw error
      await sleep(20 + Math.random() * 80)
    }
  }
}

const NO_RIGHT =
  'The database user may not make the roles that keep workspaces apart: set MIGRATION_DATABASE_URL to a user who owns the database and has CREATEROLE.'

const rolesSql = ({ owner, rw, global }: RoleNames) => `
do $$
declare
  wanted text;
begin
  foreach wanted in array array[${[owner, rw, global].map(literal).join(', ')}] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit', wanted);
    end if;
  end loop;
end
$$`

/** The password follows from the administrator's, so instances agree on it without asking each other. */
const loginSql = (login: string, secret: string | null) => `
do $$
begin
  if not exists (select from pg_roles where rolname = ${literal(login)}) then
    create role ${identifier(login)} login noinherit;
  end if;
  alter role ${identifier(login)} password ${secret === null ? 'null' : literal(secret)};
end
$$`

const grantsSql = ({ owner, rw, global }: RoleNames, login: string) => `
do $$
begin
  if not pg_has_role(current_user, ${literal(owner)}, 'set') then
    execute format('grant %I to %I with inherit true, set true', ${literal(owner)}, current_user);
  end if;
  if not pg_has_role(current_user, ${literal(rw)}, 'set') then
    execute format('grant %I to %I with inherit false, set true', ${literal(rw)}, current_user);
  end if;
  if not pg_has_role(current_user, ${literal(global)}, 'set') then
    execute format('grant %I to %I with inherit false, set true', ${literal(global)}, current_user);
  end if;
  if not pg_has_role(${literal(login)}, ${literal(rw)}, 'set') then
    grant ${identifier(rw)} to ${identifier(login)} with inherit false, set true;
  end if;
  if not pg_has_role(${literal(login)}, ${literal(global)}, 'set') then
    grant ${identifier(global)} to ${identifier(login)} with inherit false, set true;
  end if;
  if not has_database_privilege(${literal(owner)}, current_database(), 'create') then
    execute format('grant create on database %I to %I', current_database(), ${literal(owner)});
  end if;
  if has_database_privilege('public', current_database(), 'temporary')
    or not has_database_privilege(${literal(login)}, current_database(), 'connect') then
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to %I', current_database(), ${literal(login)});
  end if;
  -- It cannot sign in; who may connect may ask for the size.
  if not has_database_privilege(${literal(global)}, current_database(), 'connect') then
    execute format('grant connect on database %I to %I', current_database(), ${literal(global)});
  end if;
end
$$`

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
const identifier = (text: string) => `"${text.replaceAll('"', '""')}"`
