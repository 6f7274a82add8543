import { useLocale, useTranslations } from 'use-intl'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/section.tsx'
import type { BoardView } from './duties.tsx'
import { DutyEntry } from './duty-entry.tsx'

type Group = BoardView['groups'][number]

/** Duties by when they are due; what only may apply, and what is settled, is folded away. */
export function DutyGroups({ view: { groups, query, frame } }: { view: BoardView }) {
  return groups
    .filter(({ duties }) => duties.length > 0)
    .map((group) => <DutyGroup key={group.id} group={group} before={query.before} mayWrite={frame.mayWrite} />)
}

function DutyGroup({ group: { id, duties }, before, mayWrite }: { group: Group; before: string; mayWrite: boolean }) {
  const t = useTranslations('duties')
  const title = t(`groups.${id}`, { count: duties.length, day: formatCalendarDate(before, useLocale()) })
  const list = (
    <ul className="grid">
      {duties.map((duty) => (
        <DutyEntry key={duty.href} duty={duty} mayWrite={mayWrite} />
      ))}
    </ul>
  )
  if (id === 'possible' || id === 'settled') {
    return (
      <Disclosure summary={title}>
        {id === 'possible' && <p className="mb-3 max-w-measure text-soft">{t('groupTexts.possible')}</p>}
        {list}
      </Disclosure>
    )
  }
  return (
    <Section id={id} title={title} text={id === 'others' && t('groupTexts.others')} fills>
      {list}
    </Section>
  )
}
