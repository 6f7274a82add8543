import { useTranslations } from 'use-intl'
import type { HintView } from '#app/core/governance/views/screening-view.ts'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { OutcomePart } from './outcome-parts.tsx'
import { Places } from './places.tsx'

/** Other rules that the same processing touches, and what to do about each. */
export function HintList({ hints }: { hints: readonly HintView[] }) {
  const t = useTranslations('governance.hints')
  if (hints.length === 0) return null
  return (
    <OutcomePart title={t('heading')}>
      <ul className="grid max-w-measure">
        {hints.map(({ id, name, says, do: todo, from, inForce, state, places, ifCountry }) => (
          <li key={id} className="grid gap-1 border-hair border-t py-3">
            <p className="font-semibold">
              {name} {ifCountry !== null && <Tag>{t('ifCountry', { country: ifCountry })}</Tag>}
              {state === 'possible' && <Tag>{t('possible')}</Tag>}
            </p>
            <p>{says}</p>
            <p>{t('do', { todo })}</p>
            {from !== null && !inForce && (
              <p className="text-sm text-soft">{t.rich('from', { day: () => <CalendarDate on={from} /> })}</p>
            )}
            <p className="text-faint text-sm">
              <Places places={places} />
            </p>
          </li>
        ))}
      </ul>
    </OutcomePart>
  )
}
