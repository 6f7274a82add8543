import { useTranslations } from 'use-intl'
import type { ActionView, RungView } from './action-view.ts'

/** The two rungs of a ladder between which an action leads, the lower one first. */
export function StepLadder({ view: { from, to } }: { view: Pick<ActionView, 'from' | 'to'> }) {
  const t = useTranslations('actionPages.page')
  return (
    <ol className="grid max-w-measure">
      <Rung rung={from} label={t('from')} />
      <Rung rung={to} label={t('to')} isReached />
    </ol>
  )
}

type RungProps = { rung: RungView; label: string; isReached?: boolean }

function Rung({ rung: { level, text, facts }, label, isReached = false }: RungProps) {
  return (
    <li
      className={`grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 border-l-2 py-3 pl-4 ${isReached ? 'border-accent bg-accent-soft' : 'border-hair'}`}
    >
      <span className="text-faint tabular-nums">{level}</span>
      <div className="grid gap-1">
        <p className={`font-semibold text-sm ${isReached ? 'text-accent' : 'text-soft'}`}>{label}</p>
        <p>{text}</p>
        {facts.length > 0 && (
          <ul className="mt-1 grid gap-0.5">
            {facts.map((fact) => (
              <li key={fact} className="grid grid-cols-[1rem_minmax(0,1fr)]">
                <span aria-hidden="true">–</span>
                {fact}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
