import type { ReactNode } from 'react'
import { Link } from 'react-router'

type PageHeadProps = {
  /** The page that this one belongs to. */
  back?: { to: string; label: string }
  title: ReactNode
  lead: ReactNode
}

/** How a page begins: the way back above it, what it is, and what it is for. */
export function PageHead({ back, title, lead }: PageHeadProps) {
  return (
    <>
      {back && (
        <p className="no-print mb-2">
          <Link to={back.to} className="inline-flex min-h-11 items-center">
            {back.label}
          </Link>
        </p>
      )}
      <h1 className="mb-4">{title}</h1>
      <p className="mb-8 max-w-measure text-soft [overflow-wrap:anywhere]">{lead}</p>
    </>
  )
}
