import type { ReactNode } from 'react'

/**
 * How good the news is, best first. `almost`: good once something shared is
 * done; `open`: could still be either; `none`: nothing to judge.
 */
export type Tone = 'ready' | 'almost' | 'nearly' | 'notyet' | 'open' | 'stop' | 'none'

const colours: Record<Tone, string> = {
  ready: 'text-ready',
  almost: 'text-ready',
  nearly: 'text-nearly',
  notyet: 'text-notyet',
  open: 'text-open',
  stop: 'text-stop',
  none: 'text-soft',
}

/** A shape and a word; the colour only repeats them. */
export function VerdictMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-baseline gap-2 font-semibold ${colours[tone]}`}>
      <MarkShape tone={tone} />
      <span>{children}</span>
    </span>
  )
}

/** The shape alone, for a legend or beside a word that stands elsewhere; hidden from the ear. */
export function MarkShape({ tone }: { tone: Tone }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 14 14"
      width="14"
      height="14"
      className="relative top-0.5 flex-none overflow-visible"
    >
      {shapes[tone]}
    </svg>
  )
}

const ring = <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" />

const shapes: Record<Tone, ReactNode> = {
  ready: <circle cx="7" cy="7" r="6.5" fill="currentColor" />,
  almost: (
    <>
      {ring}
      <circle cx="7" cy="7" r="3.5" fill="currentColor" />
    </>
  ),
  nearly: (
    <>
      {ring}
      <path d="M7 1.25a5.75 5.75 0 0 0 0 11.5z" fill="currentColor" />
    </>
  ),
  notyet: ring,
  open: (
    <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 1.41" />
  ),
  stop: <rect x="1" y="1" width="12" height="12" rx="1" fill="currentColor" />,
  none: <path d="M1 7h12" stroke="currentColor" strokeWidth="1.5" />,
}
