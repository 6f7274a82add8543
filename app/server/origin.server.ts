const LOOPBACK = /^(localhost|[a-z0-9-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i

/** Whether a Host header names this machine itself, with or without a port: only such a host is believed unconfigured. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host)
}

/** This machine, or a name without a dot: a neighbour in a network of our own, such as a container. */
export const isNearHost = (host: string) => isLoopbackHost(host) || /^[a-z0-9-]+$/i.test(host)

/**
 * The origin under which people see us. Configured, it is believed alone; else
 * the Host header is believed only where it names this machine itself.
 */
export function originOf(request: Request, configured: string | null): string {
  if (configured !== null) return configured
  const url = new URL(request.url)
  return `http://${url.host}`
}
