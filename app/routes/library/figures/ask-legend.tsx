import { useTranslations } from 'use-intl'
import { SHAPES } from '#app/core/library/label-race-drawing.ts'

const MARKS = ['complaint', 'calm', 'open', 'next'] as const

/** What the shapes on the plane mean. */
export function AskLegend({ isDisputed }: { isDisputed: boolean }) {
  const t = useTranslations('figures.ask.legend')
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-soft">
      {MARKS.map((mark) => (
        <li key={mark} className="flex items-center gap-2">
          <svg viewBox="-10 -10 20 20" aria-hidden="true" className="size-5">
            <path className="mark" data-mark={mark} d={SHAPES[mark]} />
          </svg>
          {t(mark)}
        </li>
      ))}
      <li className="flex items-center gap-2">
        <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5">
          <path d="M2 16L18 4" className="stroke-ink" strokeWidth="1.5" />
        </svg>
        {t('border')}
      </li>
      {isDisputed && (
        <li className="flex items-center gap-2">
          <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5">
            <rect width="20" height="20" className="fill-accent-soft" />
          </svg>
          {t('band')}
        </li>
      )}
    </ul>
  )
}
