import type { Options, PostgresType } from 'postgres'

export type Connection = {
  /** A folder (`/run/postgresql`) means a unix socket. */
  host: string
  port: number
  database: string
  user: string
  password: string
}

/** Writes a connection as one URL; a socket folder goes into `?host=`, as libpq and psql read it. */
export function connectionUrl({ host, port, database, user, password }: Connection): string {
  const socket = host.startsWith('/')
  const url = new URL(`postgres://${socket ? 'localhost' : host}:${port}/${encodeURIComponent(database)}`)
  url.username = encodeURIComponent(user)
  url.password = encodeURIComponent(password)
  if (socket) url.searchParams.set('host', host)
  return url.href
}

/** The same URL for another user or database of the same server. */
export function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = encodeURIComponent(user)
  changed.password = encodeURIComponent(password)
  return changed.href
}

/** The same URL for another database of the same server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.href
}

/** Arguments for `postgres()`, which does not read a socket folder from `?host=` itself. */
export function driverArguments(
  url: string,
  options: Options<Record<string, PostgresType>>,
): [string, Options<Record<string, PostgresType>>] {
  const changed = new URL(url)
  const socket = changed.searchParams.get('host')
  if (!socket) return [url, options]
  changed.searchParams.delete('host')
  return [changed.href, { ...options, host: socket, port: Number(changed.port || 5432) }]
}

/** Where a URL points, without user, password or options: safe to show and to log. */
export function describeServer(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  return `${searchParams.get('host') ?? `${hostname}:${port || 5432}`}${pathname}`
}
