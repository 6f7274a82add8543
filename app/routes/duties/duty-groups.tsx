import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/section.tsx'
import type { BoardView } from './duties.tsx'
import { DutyEntry, isRow } from './duty-entry.tsx'

type Group = BoardView['groups'][number]

/** Duties by when they are due; what only may apply, and what is settled, is folded away. */
export function DutyGroups({ view: { groups, query, frame, saved } }: { view: BoardView }) {
  return groups
    .filter(({ duties }) => duties.length > 0)
    .map((group) => (
      <DutyGroup key={group.id} group={group} before={query.before} mayWrite={frame.mayWrite} saved={saved} />
    ))
}

/** Systems that nobody answered a question about, or not about one part, each with the way to the first one. */
export function NotAsked({ view: { notAsked, frame } }: { view: BoardView }) {
  const t = useTranslations('duties')
  if (notAsked.length === 0) return null
  return (
    <Section id="not-asked" title={t('notAsked', { count: notAsked.length })} text={t('notAskedText')}>
      <ul className="grid">
        {notAsked.map(({ id, name, part }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <Link to={`${frame.base}/${id}/${part ?? 'ai-act'}`} className="inline-flex min-h-11 items-center">
              {t(`startNamed.${part ?? 'whole'}`, { system: name })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type DutyGroupProps = { group: Group; before: string; mayWrite: boolean; saved: string | null }

function DutyGroup({ group: { id, duties }, before, mayWrite, saved }: DutyGroupProps) {
  const t = useTranslations('duties')
  const title = t(`groups.${id}`, { count: duties.length, day: formatCalendarDate(before, useLocale()) })
  const list = (
    <ul className="grid">
      {duties.map((duty) => (
        <DutyEntry key={duty.href} duty={duty} mayWrite={mayWrite} saved={saved} />
      ))}
    </ul>
  )
  if (id === 'possible' || id === 'settled') {
    return (
      <Disclosure summary={title} open={duties.some((duty) => isRow(duty, saved))}>
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
