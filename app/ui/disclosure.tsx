import type { ReactNode } from 'react'

type DisclosureProps = { summary: ReactNode; open?: boolean; children: ReactNode }

/** Something folded away, by the browser's own `details`; printed open. */
export function Disclosure({ summary, open, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open}>
      <summary>{summary}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}
