import type { ReactNode } from 'react'

/** A small "why?" that opens in place, for where a full line would be too loud. */
export function Fold({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="disclosure border-t-0">
      <summary className="min-h-11 text-accent underline decoration-1 underline-offset-3 lg:min-h-8">{summary}</summary>
      <div className="border-hair border-l-2 py-2 pl-5">{children}</div>
    </details>
  )
}
