import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { ActionView, StepView } from './action-view.ts'
import { useDays } from './use-effort.ts'

/** Who does it, how long it takes and what it waits for; then how the work grows with the team. */
export function ActionWork({ view }: { view: ActionView }) {
  const t = useTranslations('actionPages.page')
  const { role, weeks, weeksWithHistory, needs, gives, deliverable } = view
  const items = [
    { term: t('role'), description: role },
    {
      term: t('weeks'),
      description: weeksWithHistory
        ? t('weeksWithHistory', { weeks, history: weeksWithHistory })
        : t('weeksText', { weeks }),
    },
    { term: t('first'), description: needs.length > 0 ? <Steps steps={needs} /> : t('nothingFirst') },
    ...(gives.length > 0 ? [{ term: t('gives'), description: <Steps steps={gives} /> }] : []),
    { term: t('deliverable'), description: deliverable },
  ]
  return (
    <div className="grid gap-10">
      <DefinitionList items={items} />
      <TeamEfforts view={view} />
    </div>
  )
}

function Steps({ steps }: { steps: readonly StepView[] }) {
  const t = useTranslations('actionPages.page')
  return (
    <ul className="grid gap-1">
      {steps.map(({ capability, level, name, href }) => (
        <li key={capability}>
          {href ? <PlaceLink href={href}>{name}</PlaceLink> : t('noAction')}{' '}
          <span className="text-sm text-soft">{t('stepLevel', { capability, level })}</span>
        </li>
      ))}
    </ul>
  )
}

type Effort = ActionView['efforts'][number]

function TeamEfforts({ view: { efforts } }: { view: ActionView }) {
  const t = useTranslations('actionPages.page')
  const days = useDays()
  const columns: Column<Effort>[] = [
    { id: 'people', header: t('people'), cell: ({ people }) => people },
    { id: 'effort', header: t('effort'), label: t('effort'), cell: (effort) => days(effort) },
    { id: 'person', header: t('person'), label: t('person'), cell: ({ person }) => person },
  ]
  return (
    <div className="max-w-measure">
      <Table caption={t('efforts')} columns={columns} rows={efforts} rowKey={({ size }) => size} />
      <p className="mt-3 text-sm text-soft">{t('effortsNote')}</p>
    </div>
  )
}
