import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A name that leads to its page, or for readers who see none, the name alone. */
export function NameLink({ to, children }: { to: string | null; children: ReactNode }) {
  return to === null ? children : <Link to={to}>{children}</Link>
}
